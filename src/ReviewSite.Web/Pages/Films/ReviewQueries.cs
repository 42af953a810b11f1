using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Films;

/// <summary>The questions that the film page asks of the reviews.</summary>
internal static class ReviewQueries
{
    public static IQueryable<Review> Matching(this IQueryable<Review> reviews, ReviewFilter filter)
    {
        if (filter.Reception is { } choice)
        {
            reviews = reviews.Where(r => r.Reception == choice.Reception);
        }

        if (filter.Min is { } min)
        {
            var lowest = new Score(min);
            reviews = reviews.Where(r => r.Score >= lowest);
        }

        if (filter.Max is { } max)
        {
            var highest = new Score(max);
            reviews = reviews.Where(r => r.Score <= highest);
        }

        if (filter.Publication is { } publication)
        {
            reviews = reviews.Where(r => r.Publication!.Slug == publication);
        }

        if (filter.Critic is { } critic)
        {
            reviews = reviews.Where(r => r.Critic!.Slug == critic);
        }

        foreach (var word in SearchKey.Of(filter.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            reviews = reviews.Where(r => r.QuoteKey!.Contains(word));
        }

        return reviews;
    }

    public static IOrderedQueryable<Review> Sorted(this IQueryable<Review> reviews, ReviewSort sort)
    {
        var sorted = sort switch
        {
            _ when sort == ReviewSort.ScoreHighest => reviews.OrderBy(r => r.Score == null).ThenByDescending(r => r.Score),
            _ when sort == ReviewSort.ScoreLowest => reviews.OrderBy(r => r.Score == null).ThenBy(r => r.Score),
            _ when sort == ReviewSort.Newest => reviews.OrderBy(r => r.Date == null).ThenByDescending(r => r.Date),
            _ when sort == ReviewSort.Oldest => reviews.OrderBy(r => r.Date == null).ThenBy(r => r.Date),
            _ when sort == ReviewSort.Critic => reviews.OrderBy(r => r.CriticId == null).ThenBy(r => r.Critic!.NameKey),
            _ when sort == ReviewSort.CriticReversed => reviews.OrderBy(r => r.CriticId == null).ThenByDescending(r => r.Critic!.NameKey),
            _ => reviews.OrderBy(r => r.FilmId),
        };
        return sorted.ThenBy(r => r.Position);
    }

    public static IQueryable<ReviewCard> ToCards(this IQueryable<Review> reviews) => reviews.Select(r => new ReviewCard(
        r.Id,
        r.Position,
        r.Critic!.Name,
        r.Credit,
        r.Publication!.Name,
        r.Score,
        r.OriginalScore,
        r.Reception,
        r.Leaning,
        r.Date,
        r.Quote));
}
