using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>
/// A review with the film that it is about, as it stands on the page of who wrote it, or of where it appeared.
/// </summary>
/// <param name="By">The other of the two: of a critic's review the publication, of a publication's the critic.</param>
public sealed record ContributorReview(
    string FilmSlug,
    string FilmTitle,
    int? FilmYear,
    int Position,
    string? By,
    Score? Score,
    Reception? Reception,
    DateOnly? Date,
    string? Quote
)
{
    /// <summary>How many of the film's reviews are listed before it.</summary>
    public int Before { get; init; }

    public string Link => Address.OfReview(FilmSlug, Position, Before);

    public string Chip =>
        Score is { } score ? $"{score} {Phrases.Reception(Reception)}"
        : Reception is null ? "no score"
        : $"{Phrases.Reception(Reception)}, no score";
}

internal static class ContributorReviewQueries
{
    /// <summary>Those without a date last.</summary>
    public static IOrderedQueryable<Review> NewestFirst(this IQueryable<Review> reviews) =>
        reviews.OrderByDescending(r => r.Date).ThenByDescending(r => r.Id);

    /// <summary>The newest first, those without a date last.</summary>
    public static Task<List<ContributorReview>> ToContributorReviewsAsync(
        this IQueryable<Review> reviews,
        ReviewSiteDb db,
        bool isByCritic,
        CancellationToken cancellation
    ) =>
        reviews
            .NewestFirst()
            .Select(r => new ContributorReview(
                r.Film.Slug,
                r.Film.Title,
                r.Film.Year,
                r.Position,
                isByCritic ? r.Publication!.Name : r.Critic!.Name ?? r.Credit,
                r.Score,
                r.Reception,
                r.Date,
                r.Quote
            )
            {
                Before =
                    r.Position <= Pager.Size
                        ? 0
                        : db.Reviews.Count(other => other.FilmId == r.FilmId && other.Position < r.Position),
            })
            .ToListAsync(cancellation);
}
