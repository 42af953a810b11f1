using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Charts;

namespace ReviewSite.Web.Pages.Films;

/// <summary>
/// What the page needs to know about every review of a film, shown or not: read once, without the quotes.
/// </summary>
public sealed class ReviewFacets
{
    /// <summary>With fewer reviews, reading all is as quick as reading three featured ones.</summary>
    private const int FewestToChooseFrom = 6;

    private const int MostAgreeing = 6;
    private const int MostNamed = 3;

    /// <summary>How many points from the film's score still agree with it.</summary>
    private const int FurthestAgreeing = 5;

    private readonly List<Row> _rows;

    private ReviewFacets(List<Row> rows) => _rows = rows;

    /// <summary>The tally of the listed reviews alone.</summary>
    public Tally Known => Tally.Of(_rows.Select(r => r.Reception));

    public int CountOf(ReceptionChoice choice) => _rows.Count(r => choice.Holds(r.Reception, r.Leaning));

    /// <summary>The positions of all of them, in the usual order.</summary>
    public IReadOnlyList<int> Positions =>
        [
            .. _rows
                .OrderBy(r => r.Date is null)
                .ThenByDescending(r => r.Date)
                .ThenBy(r => r.Position)
                .Select(r => r.Position),
        ];

    /// <summary>The years in which they were written, the last first.</summary>
    public IReadOnlyList<int> Years => [.. _rows.Select(r => r.Date?.Year).OfType<int>().Distinct().OrderDescending()];

    /// <summary>
    /// The reviews to quote first: of those with a score and a quote, the one with the highest score, the one with the
    /// lowest, and the one closest to the mean. Empty if there are too few to choose from.
    /// </summary>
    public IReadOnlyList<(string Label, int Position)> Leads()
    {
        var quoted = _rows.Where(r => r is { Score: not null, HasQuote: true }).OrderBy(r => r.Position).ToList();
        if (quoted.Count < FewestToChooseFrom)
        {
            return [];
        }

        var (highest, lowest) = (quoted.MaxBy(ScoreOf)!, quoted.MinBy(ScoreOf)!);
        var scored = _rows.Where(r => r.Score is not null).ToList();
        var mean = scored.Average(ScoreOf);
        var typical = quoted.Where(r => r != highest && r != lowest).MinBy(r => Math.Abs(ScoreOf(r) - mean))!;
        if (ScoreOf(highest) == ScoreOf(lowest))
        {
            return [];
        }

        // A review without a quote may have a score that is higher or lower still.
        var leads = new List<(string Label, int Position)> { ("Closest to the mean", typical.Position) };
        if (ScoreOf(highest) == scored.Max(ScoreOf))
        {
            leads.Insert(0, ("Highest score", highest.Position));
        }

        if (ScoreOf(lowest) == scored.Min(ScoreOf))
        {
            leads.Add(("Lowest score", lowest.Position));
        }

        return leads;

        static int ScoreOf(Row row) => row.Score!.Value.Value;
    }

    /// <summary>The critics whose score is close to the film's, the closest first.</summary>
    public IReadOnlyList<AgreeingCritic> AgreeingWith(int score) =>
        [
            .. _rows
                .Where(r => r is { Score: not null, CriticSlug: not null })
                .Select(r => (Row: r, Distance: Math.Abs(r.Score!.Value.Value - score)))
                .Where(r => r.Distance <= FurthestAgreeing)
                .OrderBy(r => r.Distance)
                .ThenBy(r => r.Row.CriticKey, StringComparer.Ordinal)
                .Select(r => r.Row)
                .DistinctBy(r => r.CriticSlug)
                .Take(MostAgreeing)
                .Select(r => new AgreeingCritic(r.CriticSlug!, r.Critic!, r.Score!.Value, r.Position)),
        ];

    /// <summary>
    /// The critics who wrote more than one of the reviews, those with the most first. The film's count of critics
    /// counts each of these reviews, as the sources do.
    /// </summary>
    public IReadOnlyList<(string Name, int Reviews)> WroteSeveral =>
        [
            .. _rows
                .Where(r => r.Critic is not null)
                .GroupBy(r => r.CriticSlug)
                .Select(g => (Name: g.First().Critic!, Reviews: g.Count()))
                .Where(c => c.Reviews > 1)
                .OrderByDescending(c => c.Reviews)
                .ThenBy(c => c.Name, StringComparer.Ordinal)
                .Take(MostNamed),
        ];

    /// <summary>By slug, in the order of their names; the publications likewise.</summary>
    public IReadOnlyDictionary<string, string> Critics =>
        Names(_rows.Where(r => r.CriticSlug is not null).Select(r => (r.CriticSlug!, r.Critic!, r.CriticKey!)));

    public IReadOnlyDictionary<string, string> Publications =>
        Names(
            _rows
                .Where(r => r.PublicationSlug is not null)
                .Select(r => (r.PublicationSlug!, r.Publication!, r.PublicationKey!))
        );

    public Histogram ScoresOn(VerdictScale scale) => Histogram.Of(scale, _rows.Select(r => r.Score));

    public bool HasSeveralDates => _rows.Select(r => r.Date).OfType<DateOnly>().Distinct().Skip(1).Any();

    /// <summary>Whether the film's verdict page shows how the score developed.</summary>
    public bool HasHistory => ScoreHistory.AreDatesReal(_rows.Select(r => r.Date));

    public TimeChart Times => TimeChart.OfReviews(_rows.Select(r => r.Date));

    public static async Task<ReviewFacets> LoadAsync(IQueryable<Review> reviews, CancellationToken cancellation) =>
        new(
            await reviews
                .Select(r => new Row(
                    r.Position,
                    r.Score,
                    r.Reception,
                    r.Leaning,
                    r.Quote != null,
                    r.Date,
                    r.Critic!.Slug,
                    r.Critic.Name,
                    r.Critic.NameKey,
                    r.Publication!.Slug,
                    r.Publication.Name,
                    r.Publication.NameKey
                ))
                .ToListAsync(cancellation)
        );

    /// <summary>Out of all the film's reviews, if they have been read already.</summary>
    public static ReviewFacets Of(IEnumerable<ReviewCard> all) =>
        new([
            .. all.Select(r => new Row(
                r.Position,
                r.Score,
                r.Reception,
                r.Leaning,
                r.Quote is not null,
                r.Date,
                r.CriticSlug,
                r.Critic,
                SearchKey.Of(r.Critic),
                r.PublicationSlug,
                r.Publication,
                SearchKey.Of(r.Publication)
            )),
        ]);

    private static Dictionary<string, string> Names(IEnumerable<(string Slug, string Name, string Key)> writers) =>
        writers
            .DistinctBy(w => w.Slug)
            .OrderBy(w => w.Key, StringComparer.Ordinal)
            .ToDictionary(w => w.Slug, w => w.Name);

    private sealed record Row(
        int Position,
        Score? Score,
        Reception? Reception,
        Leaning? Leaning,
        bool HasQuote,
        DateOnly? Date,
        string? CriticSlug,
        string? Critic,
        string? CriticKey,
        string? PublicationSlug,
        string? Publication,
        string? PublicationKey
    );
}

/// <summary>A critic whose score is close to the film's.</summary>
/// <param name="Position">The position of the review.</param>
public sealed record AgreeingCritic(string Slug, string Name, Score Score, int Position);
