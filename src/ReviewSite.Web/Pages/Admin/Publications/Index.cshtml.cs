using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Data;

namespace ReviewSite.Web.Pages.Admin.Publications;

/// <summary>How much each publication's reviews count. Weights are public: every verdict page shows them.</summary>
public sealed class IndexModel(ReviewSiteDb db, WriteDoor door) : EditorPage
{
    public IReadOnlyList<Publication> Publications { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(int id, string? weight, CancellationToken cancellation)
    {
        if (!decimal.TryParse(weight, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number <= 0 || number > Publication.HeaviestWeight)
        {
            ModelState.AddModelError("", $"“{weight}” is no weight; it is a number above 0, at most {Publication.HeaviestWeight}, such as 1 or 1.5.");
            await LoadAsync(cancellation);
            return Refused();
        }

        var name = await door.WriteAsync(
            new StoreChange<string?>(Editor, "Publication weighed", async db =>
            {
                var publication = await db.Publications.SingleOrDefaultAsync(p => p.Id == id, cancellation);
                publication?.Weigh(number);
                return publication?.Name;
            }),
            cancellation);
        return name is null ? NotFound() : SavedAt("/admin/publications", $"{name} now weighs {number.ToString(CultureInfo.InvariantCulture)}; the films it touches are computed anew.");
    }

    private async Task LoadAsync(CancellationToken cancellation) =>
        Publications = await db.Publications.AsNoTracking().OrderBy(p => p.NameKey).ToListAsync(cancellation);
}
