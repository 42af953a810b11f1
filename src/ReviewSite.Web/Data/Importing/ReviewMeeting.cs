using ReviewSite.Domain.Films;
using ReviewSite.Domain.Importing;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Data.Importing;

/// <summary>
/// Where the reviews of a text meet those of a film that are stored: by critic, publication and date, else by quote. Two named critics
/// never meet, whatever they quote.
/// </summary>
internal sealed class ReviewMeeting(Film film, List<Review> stored, WriterNames names)
{
    private readonly Dictionary<Review, int> _mentioned = [];
    private readonly Dictionary<(Critic, Publication?, DateOnly?), List<Review>> _byCritic = stored
        .Where(r => r.Critic is not null).GroupBy(r => (r.Critic!, r.Publication, r.Date)).ToDictionary(g => g.Key, g => g.ToList());

    private readonly Dictionary<string, List<Review>> _byQuote = stored
        .Where(r => r.Quote is not null).GroupBy(r => r.Quote!).ToDictionary(g => g.Key, g => g.ToList());

    private readonly List<Problem> _notes = [];
    private readonly List<(ReviewTextItem Item, ItemOutcome Outcome)> _outcomes = [];
    private int _lastPosition = stored.Select(r => r.Position).DefaultIfEmpty().Max();

    /// <summary>What became of each review of the text, in its order.</summary>
    public IReadOnlyList<(ReviewTextItem Item, ItemOutcome Outcome)> Outcomes => _outcomes;

    /// <summary>The film's reviews that the text lists, in its order.</summary>
    public IReadOnlyCollection<Review> Mentioned => _mentioned.Keys;

    /// <summary>Warnings: of reviews that the text holds twice and that count once, of editors' values that stand against the text's.</summary>
    public IReadOnlyList<Problem> Notes => _notes;

    public void Meet(ReviewTextItem item)
    {
        var critic = names.Critic(item.Critic);
        var publication = names.Publication(item.Publication);
        var facts = new ReviewFacts(item.Credit, item.OriginalScore, item.Score, StatedReception: null, Leaning: null, item.Date, item.Quote, Url: null);
        if (Find(item, critic, publication) is not { } met)
        {
            var review = new Review(film, ++_lastPosition, critic, publication, facts);
            Keep(review);
            _mentioned.Add(review, item.Line);
            _outcomes.Add((item, ItemOutcome.New));
        }
        else if (_mentioned.TryGetValue(met, out var line))
        {
            _notes.Add(Problem.Warning(item.Line, "the same review again", $"it counts once, as at line {line}"));
            _outcomes.Add((item, ItemOutcome.Repeated));
        }
        else
        {
            _mentioned.Add(met, item.Line);
            var isChanged = Update(met, item.Line, critic, publication, facts);
            _outcomes.Add((item, isChanged ? ItemOutcome.Changed : ItemOutcome.Unchanged));
        }
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

    private Review? Find(ReviewTextItem item, Critic? critic, Publication? publication)
    {
        var sameQuote = item.Quote is null ? [] : _byQuote.GetValueOrDefault(item.Quote) ?? [];
        if (critic is not null)
        {
            // The same critic twice in one text, with two quotes, is two reviews.
            return sameQuote.Find(r => r.Critic == critic && r.Publication == publication && r.Date == item.Date)
                ?? _byCritic.GetValueOrDefault((critic, publication, item.Date))?.Find(r => !_mentioned.ContainsKey(r) || item.Quote is null || r.Quote is null)
                ?? sameQuote.Find(r => Agree(r.Critic, critic) && Agree(r.Publication, publication));
        }

        // Without a critic nothing but the rest tells two reviews apart.
        return item.Quote is null
            ? stored.Find(r => r is { Critic: null, Quote: null } && !_mentioned.ContainsKey(r) && Says(r, item, publication))
            : sameQuote.Find(r => Agree(r.Publication, publication) && (r.Critic is not null || !_mentioned.ContainsKey(r) || Says(r, item, publication)));
    }

    private static bool Says(Review review, ReviewTextItem item, Publication? publication) =>
        review.Publication == publication && review.Date == item.Date && review.Score == item.Score;

    private static bool Agree<T>(T? left, T? right)
        where T : class =>
        left is null || right is null || left == right;

    private bool Update(Review review, int line, Critic? critic, Publication? publication, ReviewFacts facts)
    {
        var before = (review.Facts, review.Critic, review.Publication, review.IsWithdrawn);
        if (!review.RestoreFromFile())
        {
            _notes.Add(Problem.Warning(line, "a review that an editor withdrew", "it stays withdrawn"));
        }

        review.Attribute(critic, publication);
        var kept = review.KeptFrom(facts);
        if (kept.Overruled.Count > 0)
        {
            _notes.Add(Problem.Warning(line, string.Join(", ", kept.Overruled).ToLowerInvariant(), "an editor's value stands against the file's"));
        }

        review.Correct(review.Facts.UpdatedWith(kept.Facts) with { Credit = review.Critic is null ? review.Credit ?? facts.Credit : null });
        return before != (review.Facts, review.Critic, review.Publication, review.IsWithdrawn);
    }
}

/// <summary>What becomes of a review of a text.</summary>
public enum ItemOutcome
{
    New,
    Changed,
    Unchanged,

    /// <summary>It stands in the text a second time, and counts once.</summary>
    Repeated,
}
