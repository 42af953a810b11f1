using System.Text;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Web.Exports;

/// <summary>Writes films in the layout of review texts, one file each, for reading and for pasting.</summary>
internal sealed class ReviewTextExport(ExportScope scope)
{
    /// <param name="open">Opens the file of that name.</param>
    public async Task WriteAsync(Func<string, Task<Stream>> open, CancellationToken cancellation)
    {
        await foreach (var films in scope.PagesOfFilmsAsync(cancellation))
        {
            var reviews = await scope.ReviewsOfAsync(films, cancellation);
            var published = await scope.PublishedOfAsync(films, cancellation);
            foreach (var film in films)
            {
                var text = ReviewTextWriter.Write(
                    published.GetValueOrDefault(film.Id),
                    reviews[film.Id].Select(ItemOf)
                );
                await using var file = await open(NameOf(film.Slug));
                await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
            }
        }
    }

    public static string NameOf(string slug) => $"{slug}.txt";

    private static ReviewTextItem ItemOf(Review review) =>
        new(
            0,
            review.Critic?.Name,
            review.Credit,
            review.Publication?.Name,
            WrittenScore(review),
            review.Score,
            review.Date,
            review.Quote
        );

    /// <summary>
    /// As the critic gave it, if that is parsed as the score it has here, in a layout with a single scale; anything
    /// else is left out.
    /// </summary>
    private static string? WrittenScore(Review review) =>
        review.Score is { } score && OriginalScore.Read(review.OriginalScore, ReviewText.ScoreScale).Score == score
            ? review.OriginalScore
            : review.Score?.ToString();
}
