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
    private readonly List<Problem> _notes = [];
    private int _lastPosition = stored.Select(r => r.Position).DefaultIfEmpty().Max();

    public int Added { get; private set; }

    public int Changed { get; private set; }

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
            stored.Add(review);
            _mentioned.Add(review, item.Line);
            Added++;
        }
        else if (_mentioned.TryGetValue(met, out var line))
        {
            _notes.Add(Problem.Warning(item.Line, "the same review again", $"it counts once, as at line {line}"));
        }
        else
        {
            _mentioned.Add(met, item.Line);
            Update(met, item.Line, critic, publication, facts);
        }
    }

    private Review? Find(ReviewTextItem item, Critic? critic, Publication? publication) =>
        (critic is null ? null : stored.Find(r => r.Critic == critic && r.Publication == publication && r.Date == item.Date))
        ?? (item.Quote is null ? null : stored.Find(r => r.Quote == item.Quote && Agree(r.Critic, critic) && Agree(r.Publication, publication)));

    private static bool Agree<T>(T? left, T? right)
        where T : class =>
        left is null || right is null || left == right;

    private void Update(Review review, int line, Critic? critic, Publication? publication, ReviewFacts facts)
    {
        var before = (review.Facts, review.Critic, review.Publication);
        review.Attribute(critic, publication);
        var kept = review.KeptFrom(facts);
        if (kept.Overruled.Count > 0)
        {
            _notes.Add(Problem.Warning(line, string.Join(", ", kept.Overruled).ToLowerInvariant(), "an editor's value stands against the file's"));
        }

        review.Correct(review.Facts.UpdatedWith(kept.Facts) with { Credit = review.Critic is null ? review.Credit ?? facts.Credit : null });
        if (before != (review.Facts, review.Critic, review.Publication))
        {
            Changed++;
        }
    }
}
