using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Matches the reviews of a file with those of a film that are stored: by the key that the file knows them by, else by
/// critic, publication and date, else by quote. Two named critics never match, whatever they quote.
/// </summary>
internal sealed class ReviewMatcher(Film film, List<Review> stored, ContributorLookup names)
{
    private readonly Dictionary<Review, int> _mentioned = [];
    private readonly Dictionary<(Critic, Publication?, DateOnly?), List<Review>> _byCritic = stored
        .Where(r => r.Critic is not null)
        .GroupBy(r => (r.Critic!, r.Publication, r.Date))
        .ToDictionary(g => g.Key, g => g.ToList());

    private readonly Dictionary<string, List<Review>> _byQuote = stored
        .Where(r => r.Quote is not null)
        .GroupBy(r => r.Quote!)
        .ToDictionary(g => g.Key, g => g.ToList());

    /// <summary>Stored reviews that only a score, a date or a publication tells apart.</summary>
    private Dictionary<(Publication?, DateOnly?, Score?), Queue<Review>>? _bare;

    private readonly ILookup<string, Review> _erased = stored
        .SelectMany(r => r.ErasedQuotes, (review, quote) => (review, quote))
        .ToLookup(e => e.quote, e => e.review);
    private Review? _bringsErased;
    private readonly Dictionary<string, Review> _bySourceKey = stored
        .Where(r => r.SourceKey is not null)
        .DistinctBy(r => r.SourceKey)
        .ToDictionary(r => r.SourceKey!);
    private readonly List<Problem> _notes = [];
    private readonly List<ReviewMatch> _outcomes = [];
    private int _lastPosition = stored.Select(r => r.Position).DefaultIfEmpty().Max();

    /// <summary>What became of each review of the text, in its order, and the review as it is stored now.</summary>
    public IReadOnlyList<ReviewMatch> Outcomes => _outcomes;

    /// <summary>The film's reviews that the text lists, in its order.</summary>
    public IReadOnlyCollection<Review> Mentioned => _mentioned.Keys;

    /// <summary>
    /// Warnings: of reviews that the text holds twice and that count once, of editors' values that stand against the
    /// text's.
    /// </summary>
    public IReadOnlyList<Problem> Notes => _notes;

    public void Match(SourceReview item)
    {
        var critic = names.Critic(item.Critic);
        var publication = names.Publication(item.Publication);
        item = WithoutErasedQuote(item, critic);
        var facts = item.Content;
        if (Find(item, critic, publication) is not { } match)
        {
            var review = new Review(film, ++_lastPosition, critic, publication, facts, item.SourceKey);
            Keep(review);
            _mentioned.Add(review, item.Line);
            _outcomes.Add(new ReviewMatch(item, MatchOutcome.New, review));
        }
        else if (_mentioned.TryGetValue(match, out var line))
        {
            _notes.Add(
                _outcomes.Exists(o => o.Review == match && o.Item.Content == facts)
                    ? Problem.Warning(item.Line, "a duplicate review", $"it counts once, as on line {line}")
                    : Problem.Warning(
                        item.Line,
                        "another review with the same key, or by the same critic in the same publication on the same "
                            + "day, but with other content",
                        $"only the one on line {line} counts"
                    )
            );
            _outcomes.Add(new ReviewMatch(item, MatchOutcome.Repeated, match));
        }
        else
        {
            _mentioned.Add(match, item.Line);
            var isChanged = Update(match, item.Line, critic, publication, facts);
            _outcomes.Add(new ReviewMatch(item, isChanged ? MatchOutcome.Changed : MatchOutcome.Unchanged, match));
        }
    }

    /// <summary>A quote that was erased is not imported again, under any name.</summary>
    private SourceReview WithoutErasedQuote(SourceReview item, Critic? critic)
    {
        _bringsErased = null;
        if (
            item.Content.Quote is not { } quote
            || _erased.Count == 0
            || _erased[Fingerprint.Of(quote)].ToList() is not { Count: > 0 } owners
        )
        {
            return item;
        }

        _bringsErased = owners.Find(r => Agree(r.Critic, critic) || r.EditedFields.HasFlag(ReviewFacts.Critic));
        _notes.Add(Problem.Warning(item.Line, "a quote that was erased for legal reasons", "it is left out"));
        return item with { Content = item.Content with { Quote = null } };
    }

    private void Keep(Review review)
    {
        stored.Add(review);
        if (review.Critic is { } critic)
        {
            Add(_byCritic, (critic, review.Publication, review.Date), review);
        }

        if (review.Quote is { } quote)
        {
            Add(_byQuote, quote, review);
        }

        if (review.SourceKey is { } key)
        {
            _bySourceKey.TryAdd(key, review);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<Review>> index, TKey key, Review review)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var same))
        {
            index[key] = same = [];
        }

        same.Add(review);
    }

    private Review? Find(SourceReview item, Critic? critic, Publication? publication)
    {
        if (_bringsErased is not null)
        {
            return _bringsErased;
        }

        if (item.SourceKey is { } key && _bySourceKey.TryGetValue(key, out var known))
        {
            if (
                AgreesWithEditor(known, ReviewFacts.Critic, known.Critic, critic)
                || (item.Content.Quote is { } same && known.Quote == same)
            )
            {
                return known;
            }

            _notes.Add(
                Problem.Warning(
                    item.Line,
                    $"key “{key}”, which another review with a different critic and quote has",
                    "they are treated as two reviews; two sources may use the same key"
                )
            );
        }

        var (quote, date) = (item.Content.Quote, item.Content.Date);
        var sameQuote = quote is null ? [] : _byQuote.GetValueOrDefault(quote) ?? [];
        if (critic is not null)
        {
            // The same critic twice in one text, with two quotes, is two reviews.
            return sameQuote.Find(r => r.Critic == critic && r.Publication == publication && r.Date == date)
                ?? _byCritic
                    .GetValueOrDefault((critic, publication, date))
                    ?.Find(r => !_mentioned.ContainsKey(r) || quote is null || r.Quote is null)
                ?? sameQuote.Find(r =>
                    AgreesWithEditor(r, ReviewFacts.Critic, r.Critic, critic)
                    && AgreesWithEditor(r, ReviewFacts.Publication, r.Publication, publication)
                );
        }

        // Without a critic nothing but the rest tells two reviews apart.
        return quote is null
            ? FindBare(item, publication)
            : sameQuote.Find(r =>
                Agree(r.Publication, publication)
                && (r.Critic is not null || !_mentioned.ContainsKey(r) || Says(r, item, publication))
            );
    }

    private Review? FindBare(SourceReview item, Publication? publication)
    {
        _bare ??= stored
            .Where(r => r is { Critic: null, Quote: null })
            .GroupBy(r => (r.Publication, r.Date, r.Score))
            .ToDictionary(g => g.Key, g => new Queue<Review>(g));
        var key = (publication, item.Content.Date, item.Content.Score);
        while (_bare.TryGetValue(key, out var alike) && alike.TryDequeue(out var review))
        {
            if (!_mentioned.ContainsKey(review))
            {
                return review;
            }
        }

        return null;
    }

    private static bool Says(Review review, SourceReview item, Publication? publication) =>
        review.Publication == publication && review.Date == item.Content.Date && review.Score == item.Content.Score;

    /// <summary>Where an editor said who wrote it, a file that says otherwise may still mean it.</summary>
    private static bool AgreesWithEditor<T>(Review review, ReviewFacts fact, T? stored, T? given)
        where T : class => Agree(stored, given) || review.EditedFields.HasFlag(fact);

    private static bool Agree<T>(T? left, T? right)
        where T : class => left is null || right is null || left == right;

    private bool Update(Review review, int line, Critic? critic, Publication? publication, ReviewContent facts)
    {
        var before = (review.Facts, review.Critic, review.Publication, review.IsWithdrawn);
        if (!review.RestoreFromFile())
        {
            _notes.Add(Problem.Warning(line, "a review that an editor withdrew", "it stays withdrawn"));
        }

        var overruledNames = review.AttributeFromFile(critic, publication);
        var kept = review.KeptFrom(facts);
        if ((kept.Overruled | overruledNames) is not ReviewFacts.None and var overruled)
        {
            _notes.Add(
                Problem.Warning(line, EnumWord.Of(overruled), "an editor's value is kept instead of the file's")
            );
        }

        review.Correct(
            review.Facts.UpdatedWith(kept.Facts) with
            {
                Credit = review.Critic is null ? review.Credit ?? facts.Credit : null,
            }
        );
        return before != (review.Facts, review.Critic, review.Publication, review.IsWithdrawn);
    }
}

/// <summary>What became of a review of a file.</summary>
/// <param name="Review">As it is to be stored.</param>
public sealed record ReviewMatch(SourceReview Item, MatchOutcome Outcome, Review Review);

/// <summary>What becomes of a review of a text.</summary>
public enum MatchOutcome
{
    New,
    Changed,
    Unchanged,

    /// <summary>It stands in the text a second time, and counts once.</summary>
    Repeated,
}
