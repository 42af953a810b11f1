using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.History;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.History;

/// <summary>The changes of a film for editors; of the whole site for administrators.</summary>
public sealed class IndexModel(ReviewSiteDb db, Reverter reversal) : EditorPage
{
    public Film? Film { get; private set; }

    public IReadOnlyList<HistoryEntry> Entries { get; private set; } = [];

    public IReadOnlySet<int> Reverted { get; private set; } = new HashSet<int>();

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<string> Obstacles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? film, CancellationToken cancellation) =>
        await LoadAsync(film, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? film, int id, CancellationToken cancellation)
    {
        if (!await LoadAsync(film, cancellation) || !await Visible().AnyAsync(e => e.Id == id, cancellation))
        {
            return NotFound();
        }

        var entry = await db.History.AsNoTracking().SingleAsync(e => e.Id == id, cancellation);
        if (
            entry.Changes.Any(c => c is { Kind: nameof(Publication), Field: not null })
            && !User.IsInRole(nameof(Role.Administrator))
        )
        {
            return Forbid();
        }

        if (entry.HoldsErasedQuote)
        {
            Obstacles = ["A quote in this change was erased for legal reasons and cannot be restored."];
        }
        else if (await db.History.AnyAsync(e => e.RevertsId == id, cancellation))
        {
            Obstacles = ["This change has already been reverted. Revert that revert instead."];
        }
        else
        {
            Obstacles = await reversal.MakeAsync(id, Editor, cancellation);
        }

        if (Obstacles.Count == 0)
        {
            return SavedAt(Address.Of("/admin/history", ("film", film)), $"Change {id} has been reverted.");
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> LoadAsync(string? film, CancellationToken cancellation)
    {
        Film = film is null
            ? null
            : await db
                .Films.IgnoreQueryFilters()
                .AsNoTracking()
                .SingleOrDefaultAsync(f => f.Slug == film, cancellation);
        if (Film is null && (film is not null || !User.IsInRole(nameof(Role.Administrator))))
        {
            return false;
        }

        var query = new QueryReader(Request.Query);
        var total = await Visible().CountAsync(cancellation);
        Pager = new Pager(
            query.Within(query.Page(), total),
            total,
            page => Address.Of("/admin/history", ("film", film), ("page", Address.PageField(page)))
        );
        Entries = await Visible()
            .OrderByDescending(e => e.Id)
            .Skip(Pager.Skipped)
            .Take(Pager.Size)
            .ToListAsync(cancellation);
        var ids = Entries.Select(e => (int?)e.Id).ToList();
        Reverted = await db
            .History.Where(e => ids.Contains(e.RevertsId))
            .Select(e => e.RevertsId!.Value)
            .ToHashSetAsync(cancellation);
        return true;
    }

    private IQueryable<HistoryEntry> Visible()
    {
        var filmId = Film?.Id;
        return filmId is { } id ? db.History.AsNoTracking().About(id) : db.History.AsNoTracking();
    }
}
