using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Pages.Admin.Films;

/// <summary>
/// Reviews that two films both have. Without a critic and a quote, nothing says that two reviews are the same.
/// </summary>
internal static class IdenticalReviews
{
    /// <param name="reviews">Those of both films.</param>
    /// <returns>The reviews of the first film, each with the one of the second that is the same.</returns>
    public static IReadOnlyDictionary<Review, Review> Among(IEnumerable<Review> reviews, int filmId, int otherId)
    {
        var shown = reviews.Where(r => !r.IsWithdrawn && (r.CriticId is not null || r.Quote is not null)).ToList();
        var others = shown.Where(r => r.FilmId == otherId).DistinctBy(ContentOf).ToDictionary(ContentOf);
        return shown
            .Where(r => r.FilmId == filmId && others.ContainsKey(ContentOf(r)))
            .ToDictionary(r => r, r => others[ContentOf(r)]);
    }

    private static (int? Critic, int? Publication, ReviewContent Content) ContentOf(Review review) =>
        (review.CriticId, review.PublicationId, review.Content with { Language = null });
}
