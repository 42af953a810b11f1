using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Publications;

/// <summary>How much each publication's reviews count. Weights are public: every verdict page shows them.</summary>
public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats, UnitOfWork unitOfWork, NameEditing names)
    : NamePage(stats)
{
    public override string Kind => "publication";

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
                (id, Name: null, weight),
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
                    return publication is null ? ChangeResult.Rejected<string?>(null) : publication.Name;
                }
            ),
            cancellation
        );
        return name is null
            ? NotFound()
            : SavedAt(
                Here,
                $"The weight of {name} is now {number.ToString(CultureInfo.InvariantCulture)}. Its films have "
                    + $"been recalculated."
            );
    }

    public async Task<IActionResult> OnPostMarkAsync(int id, bool ours, CancellationToken cancellation)
    {
        var name = await unitOfWork.ExecuteAsync(
            new StoreChange<string?>(
                Editor,
                ours ? "Publication marked as ours" : "Publication no longer marked as ours",
                async db =>
                {
                    var publication = await db.Publications.SingleOrDefaultAsync(p => p.Id == id, cancellation);
                    publication?.MarkAsOurs(ours);
                    return publication is null ? ChangeResult.Rejected<string?>(null) : publication.Name;
                }
            ),
            cancellation
        );
        return name is null
            ? NotFound()
            : SavedAt(Here, $"{name} is {(ours ? "now" : "no longer")} one of your own publications.");
    }

    protected override Task<NameOutcome> RenameAsync(
        int id,
        string name,
        int? mergeInto,
        Actor by,
        CancellationToken cancellation
    ) => names.RenamePublicationAsync(id, name, mergeInto, by, cancellation);

    protected override Task<string> WarningAsync(int id, int into, CancellationToken cancellation) =>
        Repetitions.WarningOfReviewsAsync(
            db.Reviews.Where(r =>
                r.PublicationId == id
                && r.CriticId != null
                && db.Reviews.Any(other =>
                    other.FilmId == r.FilmId && other.CriticId == r.CriticId && other.PublicationId == into
                )
            ),
            cancellation
        );

    protected override IQueryable<NameRow> All()
    {
        var live = db.LiveReviews();
        return db
            .Publications.IgnoreQueryFilters()
            .Where(p => live.Any(r => r.PublicationId == p.Id))
            .Select(p => new NameRow
            {
                Id = p.Id,
                Name = p.Name,
                NameKey = p.NameKey,
                Slug = p.Slug,
                Reviews = live.Count(r => r.PublicationId == p.Id),
                Weight = p.Weight,
                IsOurs = p.IsOurs,
            });
    }
}
