using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Publications;

/// <summary>How much each publication's reviews count. Weights are public: every verdict page shows them.</summary>
public sealed class IndexModel(ReviewSiteDb db, UnitOfWork unitOfWork, NameEditing names) : NamePage
{
    public IReadOnlyList<Publication> Publications { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public async Task<IActionResult> OnPostWeighAsync(int id, string? weight, CancellationToken cancellation)
    {
        if (
            !decimal.TryParse(weight, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number <= 0
            || number > Publication.HeaviestWeight
        )
        {
            return await RefusedAsync(
                $"“{weight}” is not a valid weight. Enter a number above 0, at most "
                    + $"{Publication.HeaviestWeight}, such as 1 or 1.5.",
                cancellation
            );
        }

        var name = await unitOfWork.ExecuteAsync(
            new StoreChange<string?>(
                Editor,
                "Publication weight changed",
                async db =>
                {
                    var publication = await db.Publications.SingleOrDefaultAsync(p => p.Id == id, cancellation);
                    publication?.Weigh(number);
                    return publication?.Name;
                }
            ),
            cancellation
        );
        return name is null
            ? NotFound()
            : SavedAt(
                "/admin/publications",
                $"The weight of {name} is now {number.ToString(CultureInfo.InvariantCulture)}. Its films have "
                    + $"been recalculated."
            );
    }

    protected override Task<NameOutcome> RenameAsync(
        int id,
        string name,
        bool mayMerge,
        Actor by,
        CancellationToken cancellation
    ) => names.RenamePublicationAsync(id, name, mayMerge, by, cancellation);

    protected override async Task LoadAsync(CancellationToken cancellation) =>
        Publications = await db
            .Publications.AsNoTracking()
            .Where(p => db.Reviews.Any(r => r.PublicationId == p.Id))
            .OrderBy(p => p.NameKey)
            .ToListAsync(cancellation);
}
