using System.Globalization;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Counts the stored values that stay because the file has nothing in their place. Only those of fields that the file
/// states elsewhere are reported: another source may lack a whole column.
/// </summary>
internal sealed class KeptValues
{
    private static readonly (ReviewFacts Fact, string Name)[] _fields =
    [
        (ReviewFacts.Critic, "critic"),
        (ReviewFacts.Publication, "publication"),
        (ReviewFacts.Score, "score"),
        (ReviewFacts.StatedReception, "reception"),
        (ReviewFacts.Date, "date"),
        (ReviewFacts.Quote, "quote"),
        (ReviewFacts.Url, "link"),
        (ReviewFacts.Language, "language"),
    ];

    private readonly Dictionary<ReviewFacts, (int FirstLine, int Count)> _kept = [];
    private ReviewFacts _stated;

    public void Note(IncomingReview given) => _stated |= Known(given.Critic, given.Publication, given.Item.Content);

    /// <param name="stored">Before the file updates it.</param>
    public void Note(IncomingReview given, Review stored)
    {
        var kept =
            Known(stored.Critic, stored.Publication, stored.Facts)
            & ~Known(given.Critic, given.Publication, given.Item.Content)
            & ~stored.EditedFields;
        foreach (var (fact, _) in _fields.Where(f => kept.HasFlag(f.Fact)))
        {
            var (line, count) = _kept.GetValueOrDefault(fact, (given.Item.Line, 0));
            _kept[fact] = (Math.Min(line, given.Item.Line), count + 1);
        }
    }

    public IEnumerable<Problem> Problems()
    {
        foreach (var (fact, name) in _fields.Where(f => _kept.ContainsKey(f.Fact) && _stated.HasFlag(f.Fact)))
        {
            var (line, count) = _kept[fact];
            yield return Problem.Warning(
                line,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no {name} in {count:#,0} {(count == 1 ? "review" : "reviews")} that had one before"
                ),
                "the stored value is kept; to remove it, edit the review"
            );
        }
    }

    private static ReviewFacts Known(Critic? critic, Publication? publication, ReviewContent content) =>
        content.Known
        | (critic is null ? ReviewFacts.None : ReviewFacts.Critic)
        | (publication is null ? ReviewFacts.None : ReviewFacts.Publication);
}
