using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>A review with its film, as shown on the page of its critic or publication.</summary>
/// <param name="By">The other of the two: the publication of a critic's review, the critic of a publication's
/// review.</param>
public sealed record ContributorReview(
    int Id,
    string FilmSlug,
    string FilmTitle,
    int? FilmYear,
    int Position,
    string? By,
    Score? Score,
    string? OriginalScore,
    Reception? Reception,
    Leaning? Leaning,
    DateOnly? Date,
    string? Quote,
    string? Url,
    string? Language
)
{
    public QuoteText? Words => Quote is null ? null : new(Quote, Language);

    public string Link => Address.OfReview(FilmSlug, Position);

    public ReviewChip Chip => new(Score, OriginalScore, Reception, Leaning);

    /// <summary>From the mean of the other scores of the film; <c>null</c> if too few others scored it.</summary>
    public double? Difference { get; init; }
}

internal static class ContributorReviewQueries
{
    /// <summary>Reviews without a date come last.</summary>
    public static IOrderedQueryable<Review> NewestFirst(this IQueryable<Review> reviews) =>
        reviews.OrderByDescending(r => r.Date).ThenByDescending(r => r.Id);

    public static Task<List<ContributorReview>> ToContributorReviewsAsync(
        this IQueryable<Review> reviews,
        bool isByCritic,
        CancellationToken cancellation
    ) =>
        reviews
            .Select(r => new ContributorReview(
                r.Id,
                r.Film.Slug,
                r.Film.Title,
                r.Film.Year,
                r.Position,
                isByCritic ? r.Publication!.Name : r.Critic!.Name ?? r.Credit,
                r.Score,
                r.OriginalScore,
                r.Reception,
                r.Leaning,
                r.Date,
                r.Quote,
                r.Url,
                r.Language
            ))
            .ToListAsync(cancellation);
}
