using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Imports;

/// <summary>A review of a file, with the critic and the publication that it names.</summary>
internal sealed record IncomingReview(SourceReview Item, Critic? Critic, Publication? Publication)
{
    /// <summary>The stored review whose quote was erased, if this is that quote.</summary>
    public Review? OfErasedQuote { get; init; }
}
