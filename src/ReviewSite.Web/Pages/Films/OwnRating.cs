using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

/// <summary>The rating by the owner's own critics, in the publications that are marked as ours.</summary>
/// <param name="Value">The mean of the scores, weighted by publication and rounded.</param>
/// <param name="Scores">The score of each review, by its position.</param>
internal sealed record OwnRating(int Value, IReadOnlyDictionary<int, int> Scores)
{
    /// <returns><c>null</c> if no review of ours has a score.</returns>
    public static async Task<OwnRating?> OfAsync(
        ReviewSiteDb db,
        CatalogueStatsCache stats,
        IQueryable<Review> reviews,
        CancellationToken cancellation
    )
    {
        var areAny = await stats.GetAsync(
            "publications of ours",
            () => db.Publications.AnyAsync(p => p.IsOurs, cancellation),
            cancellation
        );
        if (!areAny)
        {
            return null;
        }

        var scored = await reviews
            .Where(r => r.Publication!.IsOurs && r.Score != null)
            .Select(r => new
            {
                r.Position,
                r.Score,
                r.Publication!.Weight,
            })
            .ToListAsync(cancellation);
        if (scored.Count == 0)
        {
            return null;
        }

        var mean = scored.Sum(r => r.Weight * r.Score!.Value.Value) / scored.Sum(r => r.Weight);
        return new OwnRating(
            (int)Math.Round(mean, MidpointRounding.AwayFromZero),
            scored.ToDictionary(r => r.Position, r => r.Score!.Value.Value)
        );
    }
}
