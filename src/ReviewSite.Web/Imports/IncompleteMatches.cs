using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Pairs reviews of a file that are not stored as they are given with stored ones that the file does not list
/// otherwise. A value that one of the two lacks is unknown, and fits any; the same quote in the same publication is the
/// same review, even if the critic's name was corrected. Nothing is paired if it fits several.
/// </summary>
internal sealed class IncompleteMatches(IReadOnlyList<IncomingReview> incoming, CancellationToken cancellation)
{
    /// <summary>In characters. Two critics may both write “One of the best films of the year.”</summary>
    private const int ShortestQuoteOfOneCritic = 40;

    private readonly Dictionary<IncomingReview, Review> _matches = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Review> _taken = [];

    public Dictionary<IncomingReview, Review> Among(IReadOnlyCollection<Review> stored)
    {
        if (stored.Count > 0)
        {
            var byCritic = stored.ToLookup(r => r.Critic);
            var byQuote = stored.ToLookup(r => r.Quote);

            // What is more certain comes first.
            Pair(given => byCritic[given.Critic].Where(r => HasSameScore(r, given) && IsBySame(r, given)));
            Pair(given => byCritic[given.Critic].Where(r => IsBySame(r, given)));
            Pair(given => byQuote[given.Item.Content.Quote].Where(r => HasSameQuote(r, given)));
        }

        return _matches;
    }

    private void Pair(Func<IncomingReview, IEnumerable<Review>> matching)
    {
        foreach (var given in incoming.Where(i => !_matches.ContainsKey(i)))
        {
            cancellation.ThrowIfCancellationRequested();
            var fitting = matching(given).Where(r => !_taken.Contains(r)).ToList();
            var shown = fitting.FindAll(r => !r.IsWithdrawn);
            if ((shown.Count > 0 ? shown : fitting) is [var only])
            {
                _matches.Add(given, only);
                _taken.Add(only);
            }
        }
    }

    private static bool HasSameScore(Review stored, IncomingReview given) =>
        (stored.Score, stored.OriginalScore) == (given.Item.Content.Score, given.Item.Content.OriginalScore);

    /// <summary>
    /// By the same critic, or in the same publication by nobody who is named; and no value differs.
    /// </summary>
    private static bool IsBySame(Review stored, IncomingReview given)
    {
        var content = given.Item.Content;
        var isByCritic = stored.Critic is not null;
        var hasSamePublication = stored.Publication is not null && stored.Publication == given.Publication;
        return stored.Critic == given.Critic
            && (isByCritic || hasSamePublication)
            && Agree(stored, EditableReviewFields.Publication, stored.Publication, given.Publication)
            && Agree(stored, EditableReviewFields.Date, stored.Date, content.Date)
            && Agree(stored, EditableReviewFields.Quote, stored.Quote, content.Quote)
            && Agree(stored, EditableReviewFields.Score, stored.Score, content.Score)
            && (
                (stored.Score is not null && content.Score is not null)
                || Agree(stored, EditableReviewFields.Score, stored.OriginalScore, content.OriginalScore)
            )
            && Agree(stored.Leaning, content.Leaning)
            && Agree(stored.StatedReception, content.StatedReception)
            && Agree(stored.Credit, content.Credit)
            && Agree(stored.SourceKey, given.Item.SourceKey);
    }

    private static bool HasSameQuote(Review stored, IncomingReview given) =>
        stored.Quote is { Length: >= ShortestQuoteOfOneCritic }
        && stored.Publication == given.Publication
        && Agree(stored.SourceKey, given.Item.SourceKey);

    /// <summary>A file that says otherwise than an editor may still mean the same review.</summary>
    private static bool Agree(Review stored, EditableReviewFields field, object? left, object? right) =>
        Agree(left, right) || stored.EditedFields.HasFlag(field);

    private static bool Agree(object? left, object? right) => left is null || right is null || Equals(left, right);
}
