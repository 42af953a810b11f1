using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Imports;

/// <summary>A review as a file lists it.</summary>
/// <param name="Line">Where in the file.</param>
/// <param name="Critic">By name; the publication likewise.</param>
/// <param name="SourceKey">By which the file knows it, where it does.</param>
public sealed record IncomingReview(
    int Line,
    string? Critic,
    string? Publication,
    ReviewContent Facts,
    string? SourceKey
)
{
    public static IncomingReview Of(ReviewTextItem item) =>
        new(
            item.Line,
            item.Critic,
            item.Publication,
            new ReviewContent(
                item.Credit,
                item.OriginalScore,
                item.Score,
                StatedReception: null,
                item.Leaning,
                item.Date,
                item.Quote,
                item.Url
            ),
            SourceKey: null
        );
}

/// <summary>What became of a review of a file.</summary>
/// <param name="Review">As it is stored now.</param>
public sealed record ReviewMatch(IncomingReview Item, MatchOutcome Outcome, Review Review);
