using ReviewSite.Domain.Reviews;

namespace ReviewSite.Domain.Imports;

/// <summary>A review from a source, before it is matched with stored ones.</summary>
/// <param name="Line">Where in the source, counted from 1.</param>
/// <param name="Critic">By name; the publication likewise.</param>
/// <param name="SourceKey">By which the source knows it, if it does, at most
/// <see cref="Tables.TableRowReader.LongestKey"/> characters.</param>
public sealed record SourceReview(
    int Line,
    string? Critic,
    string? Publication,
    ReviewContent Content,
    string? SourceKey = null
)
{
    public static SourceReview Of(ReviewTextItem item) =>
        new(
            item.Line,
            item.Critic,
            item.Publication,
            new ReviewContent(
                item.Credit,
                item.OriginalScore,
                item.Score,
                Leaning: item.Leaning,
                Date: item.Date,
                Quote: item.Quote,
                Url: item.Url
            )
        );
}
