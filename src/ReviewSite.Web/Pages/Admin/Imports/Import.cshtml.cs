using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Imports;

public sealed class ImportModel(ReviewSiteDb db, ImportWithdrawal withdrawal) : EditorPage
{
    public Import Import { get; private set; } = null!;

    public HistoryEntry? Entry { get; private set; }

    public IReadOnlyList<(int Id, string By)> Reviews { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var reviews = await db
            .Reviews.Where(r => db.ImportMentions.Any(m => m.ImportId == id && m.ReviewId == r.Id))
            .OrderBy(r => r.Position)
            .Select(r => new { r.Id, By = r.Critic!.Name ?? r.Credit ?? "Critic unknown" })
            .ToListAsync(cancellation);
        Reviews = [.. reviews.Select(r => (r.Id, r.By))];
        Entry = await db.History.AsNoTracking().ThatAddedImport(id).FirstOrDefaultAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var told = await withdrawal.MakeAsync(id, Editor, cancellation) is { } gone
            ? $"The import has been withdrawn, along with {Shared.Phrases.Reviews(gone)}. You can undo this in History."
            : "It has already been withdrawn.";
        return SavedAt(Import.Film is { } film ? $"/films/{film.Slug}" : $"/admin/imports/{id}", told);
    }

    private async Task<bool> LoadAsync(int id, CancellationToken cancellation)
    {
        Import = (
            await db.Imports.AsNoTracking().Include(i => i.Film).SingleOrDefaultAsync(i => i.Id == id, cancellation)
        )!;
        return Import is not null;
    }
}
