using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Matches the reviews of a file with those of a film that are stored: as <see cref="ReviewIndex"/> finds them, else as
/// <see cref="IncompleteMatches"/> does.
/// </summary>
/// <param name="omitted">Receives the stored values that the file does not have.</param>
internal sealed class ReviewMatcher(Film film, List<Review> stored, ContributorLookup names, OmittedValues omitted)
{
    private readonly Dictionary<Review, int> _mentioned = [];
    private readonly HashSet<(Review, ReviewContent)> _taken = [];
    private readonly ReviewIndex _index = new(stored);
    private readonly List<Problem> _notes = [];
    private int _lastPosition = stored.Select(r => r.Position).DefaultIfEmpty().Max();

    /// <summary>What became of each review of the text, in its order, and the review as it is stored now.</summary>
    public IReadOnlyList<ReviewMatch> Outcomes { get; private set; } = [];

    /// <summary>The film's reviews that the text lists.</summary>
    public IReadOnlyCollection<Review> Mentioned => _mentioned.Keys;

    /// <summary>
    /// Warnings about reviews that the text contains twice and that count once, and about editors' values that were
    /// kept instead of the text's.
    /// </summary>
    public IReadOnlyList<Problem> Notes => _notes;

    /// <param name="items">All reviews of the file. Those that are stored as they are given are matched first, so
    /// that no other takes their place.</param>
    public void Match(IReadOnlyList<SourceReview> items, CancellationToken cancellation)
    {
        var matches = new ReviewMatch?[items.Count];
        var others = new List<(int Index, IncomingReview Incoming)>();
        foreach (var (index, item) in items.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            var incoming = Incoming(item);
            omitted.Note(incoming);
            if (_index.Find(incoming, _mentioned.ContainsKey) is { } match)
            {
                matches[index] = Take(incoming, match);
            }
            else
            {
                others.Add((index, incoming));
            }
        }

        var incomplete = new IncompleteMatches(others.ConvertAll(o => o.Incoming), cancellation).Among([
            .. stored.Where(r => !_mentioned.ContainsKey(r)),
        ]);
        foreach (var (index, incoming) in others)
        {
            var match = _index.Find(incoming, _mentioned.ContainsKey) ?? incomplete.GetValueOrDefault(incoming);
            matches[index] = match is null ? Add(incoming) : Take(incoming, match);
        }

        Outcomes = [.. matches.OfType<ReviewMatch>()];
    }

    private IncomingReview Incoming(SourceReview item)
    {
        var critic = names.Critic(item.Critic);
        var publication = names.Publication(item.Publication);
        if (item.Content.Quote is not { } quote || _index.WithErasedQuote(quote) is not { Count: > 0 } owners)
        {
            return new IncomingReview(item, critic, publication);
        }

        // A quote that was erased is not imported again, under any name.
        _notes.Add(Problem.Warning(item.Line, "a quote that was erased for legal reasons", "it is left out"));
        return new IncomingReview(item with { Content = item.Content with { Quote = null } }, critic, publication)
        {
            OfErasedQuote = owners.Find(r => ReviewIndex.AgreesOnCritic(r, critic)),
        };
    }

    private ReviewMatch Add(IncomingReview incoming)
    {
        var (item, critic, publication) = incoming;
        WarnOfSharedKey(item, match: null);
        var review = new Review(film, ++_lastPosition, critic, publication, item.Content, item.SourceKey);
        stored.Add(review);
        _index.Add(review);
        _mentioned.Add(review, item.Line);
        _taken.Add((review, item.Content));
        return new ReviewMatch(item, MatchOutcome.New, review);
    }

    private ReviewMatch Take(IncomingReview incoming, Review match)
    {
        var item = incoming.Item;
        WarnOfSharedKey(item, match);
        if (_mentioned.TryGetValue(match, out var line))
        {
            _notes.Add(
                !_taken.Add((match, item.Content))
                    ? Problem.Warning(item.Line, "a duplicate review", $"it counts once, as on line {line}")
                    : Problem.Warning(
                        item.Line,
                        "another review with the same key, or by the same critic in the same publication on the same "
                            + "day, but with other content",
                        $"only the one on line {line} counts"
                    )
            );
            return new ReviewMatch(item, MatchOutcome.Repeated, match);
        }

        _mentioned.Add(match, item.Line);
        _taken.Add((match, item.Content));
        var isChanged = Update(match, incoming);
        if (isChanged)
        {
            _index.Add(match);
        }

        return new ReviewMatch(item, isChanged ? MatchOutcome.Changed : MatchOutcome.Unchanged, match);
    }

    private void WarnOfSharedKey(SourceReview item, Review? match)
    {
        if (item.SourceKey is { } key && _index.WithKey(key) is { } known && known != match)
        {
            _notes.Add(
                Problem.Warning(
                    item.Line,
                    $"key “{key}”, which is also the key of a review with a different critic and quote",
                    "they are treated as two reviews; two sources may use the same key"
                )
            );
        }
    }

    private bool Update(Review review, IncomingReview incoming)
    {
        var (line, content) = (incoming.Item.Line, incoming.Item.Content);
        var before = (review.Content, review.Critic, review.Publication, review.IsWithdrawn);
        if (!review.RestoreFromFile())
        {
            _notes.Add(Problem.Warning(line, "a review that an editor withdrew", "it stays withdrawn"));
        }

        omitted.Note(incoming, review);
        var overruledNames = review.AttributeFromFile(incoming.Critic, incoming.Publication);
        var (accepted, overruledFields) = review.AcceptedFrom(content);
        if ((overruledFields | overruledNames) is not EditableReviewFields.None and var overruled)
        {
            _notes.Add(
                Problem.Warning(line, EnumWord.Of(overruled), "an editor's value is kept instead of the file's")
            );
        }

        review.Correct(
            review.Content.UpdatedWith(accepted) with
            {
                Credit = review.Critic is null ? review.Credit ?? content.Credit : null,
            }
        );
        return before != (review.Content, review.Critic, review.Publication, review.IsWithdrawn);
    }
}

/// <summary>What became of a review of a file.</summary>
/// <param name="Review">As it is to be stored.</param>
public sealed record ReviewMatch(SourceReview Item, MatchOutcome Outcome, Review Review);

/// <summary>How a review of a text relates to what is stored.</summary>
public enum MatchOutcome
{
    New,
    Changed,
    Unchanged,

    /// <summary>The text lists it more than once; it counts once.</summary>
    Repeated,
}
