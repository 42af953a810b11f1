using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared.Charts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>The figures of a critic's or a publication's reviews.</summary>
/// <param name="Spread">The spread of the scores; <c>null</c> if no review has one.</param>
/// <param name="Severity">How far they are from those of other critics for the same films; <c>null</c> without such a
/// film.</param>
public sealed record ContributorStats(ContributorKind Kind, Tally Tally, ScoreSpread? Spread, Severity? Severity)
{
    /// <summary>With fewer reviews, a chart shows less than the reviews themselves.</summary>
    private const int FewestDrawn = 4;

    private const int CounterpartsShown = 6;

    /// <summary>All the reviews, the newest first: lists are cut from it, and none is found by reading those before
    /// it.</summary>
    public IReadOnlyList<ReviewEntry> Entries { get; private init; } = [];

    public int Reviews => Entries.Count;

    /// <summary>Of all scores, not rounded; <c>null</c> without one.</summary>
    public double? Mean { get; private init; }

    /// <summary>The standard deviation of the scores; <c>null</c> if there are fewer than two.</summary>
    public double? Deviation { get; private init; }

    /// <summary>How many reviews have only a leaning: they say only whether the film is recommended.</summary>
    public (int Favorable, int Unfavorable) Leanings { get; private init; }

    /// <summary>
    /// The publications of a critic, or the critics of a publication, those with the most reviews first.
    /// </summary>
    public IReadOnlyList<Counterpart> Counterparts { get; private init; } = [];

    /// <summary>Empty for a publication.</summary>
    public IReadOnlyList<LikeMinded> LikeMinded { get; private init; } = [];

    /// <summary><c>null</c> if there are too few scores for a picture of them; the other charts likewise.</summary>
    public Histogram? Scores { get; private init; }

    public TimeChart? Times { get; private init; }

    public ConsensusScatter? Scatter { get; private init; }

    /// <summary>The review that is furthest above the others of its film; <c>null</c> if none is above them.</summary>
    public int? MostGenerous => Furthest(Entries.MaxBy(e => e.Difference ?? double.MinValue), e => e.Difference > 0);

    /// <summary>The review that is furthest below the others of its film; <c>null</c> if none is below them.</summary>
    public int? Harshest => Furthest(Entries.MinBy(e => e.Difference ?? double.MaxValue), e => e.Difference < 0);

    /// <summary>About how much memory it takes.</summary>
    public int Bytes => 32_768 + (16 * Entries.Count);

    public static async Task<ContributorStats> LoadAsync(
        ReviewSiteDb db,
        ContributorKind kind,
        int contributor,
        CancellationToken cancellation
    )
    {
        var counterpart = kind.Counterpart.IdOfReview;

        // Hardly more than what is in the index of a contributor's reviews: the reviews themselves are scattered over
        // the store.
        var rows = await kind.ReviewsBy(db, contributor)
            .IgnoreQueryFilters()
            .Join(db.FilmMeans, r => r.FilmId, m => m.FilmId, (r, m) => new { Review = r, Film = m })
            .Where(r => !r.Review.IsWithdrawn && !r.Film.IsWithdrawn)
            .OrderByDescending(r => r.Review.Date)
            .ThenByDescending(r => r.Review.Id)
            .Select(r => new
            {
                r.Review.Id,
                r.Review.FilmId,
                r.Review.Score,
                r.Review.Reception,
                Leaning = r.Review.Reception == null ? r.Review.Leaning : null,
                r.Review.Date,
                Counterpart = EF.Property<int?>(r.Review, counterpart),
                r.Film.Mean,
                r.Film.Scored,
            })
            .ToListAsync(cancellation);
        var ownScores = new Dictionary<int, OwnScores>();
        foreach (var row in rows)
        {
            if (row.Score is { } score)
            {
                ownScores[row.FilmId] = ownScores.GetValueOrDefault(row.FilmId).Plus(score.Value);
            }
        }

        var entries = new List<ReviewEntry>();
        var receptions = new List<Reception?>();
        var counterparts = new List<int>();
        var scores = new List<int>();
        var compared = new List<(int Review, ConsensusPoint Point)>();
        var comparedFilms = new HashSet<int>();
        var (favorable, unfavorable) = (0, 0);
        foreach (var row in rows)
        {
            var score = row.Score?.Value;
            var point =
                score is not null && row.Mean is { } mean
                    ? ConsensusPoint.Of(ownScores[row.FilmId], mean, row.Scored)
                    : null;
            entries.Add(new ReviewEntry(row.Id, row.Date, score, score - point?.Others));
            receptions.Add(row.Reception);
            favorable += row.Leaning == Leaning.Favorable ? 1 : 0;
            unfavorable += row.Leaning == Leaning.Unfavorable ? 1 : 0;
            if (row.Counterpart is { } other)
            {
                counterparts.Add(other);
            }

            if (score is { } one)
            {
                scores.Add(one);
            }

            if (point is { } known && comparedFilms.Add(row.FilmId))
            {
                compared.Add((row.Id, known));
            }
        }

        ConsensusPoint[] points = [.. compared.Select(c => c.Point)];
        return new ContributorStats(kind, Tally.Of(receptions), ScoreSpread.Of(scores), Severity.Of(points))
        {
            Entries = entries,
            Mean = scores.Count > 0 ? scores.Average() : null,
            Deviation = scores.Count > 1 ? ScoreSpread.Of(scores)?.Deviation : null,
            Leanings = (favorable, unfavorable),
            Counterparts = await CounterpartsAsync(db, kind.Counterpart, counterparts, cancellation),
            LikeMinded =
                kind == ContributorKind.Critics && scores.Count > 0
                    ? await db.LikeMindedAsync(contributor, cancellation)
                    : [],
            Scores =
                scores.Count >= FewestDrawn && scores.Distinct().Skip(1).Any()
                    ? Histogram.Of(
                        db.Scale,
                        entries.Select(e => e.Score is { } score ? new Score(score) : (Score?)null)
                    )
                    : null,
            Times =
                entries.Count >= FewestDrawn && entries.Select(e => e.Date).OfType<DateOnly>().Distinct().Skip(1).Any()
                    ? TimeChart.OfReviews(entries.Select(e => e.Date))
                    : null,
            Scatter =
                compared.Count >= FewestDrawn && points.Distinct().Skip(1).Any()
                    ? ConsensusScatter.Of(
                        points,
                        kind,
                        await LinksAsync(db, [.. compared.Select(c => c.Review)], cancellation)
                    )
                    : null,
        };
    }

    /// <summary>How far from the others, and how certain that is, in a sentence.</summary>
    public string SeverityText =>
        Severity switch
        {
            null => $"A comparison with {Kind.Others} appears here once at least "
                + $"{Domain.Verdicts.Severity.FewestOthers} others have scored one of the same films.",
            { IsClear: false } => $"{On}, no clear difference from {Kind.Others}: {Points(Severity.Difference)} points "
                + $"on average {Interval(Severity)}.",
            _ => $"{On}, scores {Math.Abs(Severity.Difference).ToString("0.0", CultureInfo.InvariantCulture)} points "
                + $"{(Severity.Difference > 0 ? "higher" : "lower")} than {Kind.Others} on average "
                + $"{Interval(Severity)}.",
        };

    private string On => $"On {Phrases.Count(Severity!.Films, "film", "films")} that others scored too";

    private static string Interval(Severity severity) =>
        $"(80% interval {Points(severity.Difference - severity.Uncertainty)} to "
        + $"{Points(severity.Difference + severity.Uncertainty)}; the plain mean is {Points(severity.Mean)})";

    private static string Points(double difference) => Phrases.Points(difference);

    private static int? Furthest(ReviewEntry entry, Func<ReviewEntry, bool> isIt) => isIt(entry) ? entry.Id : null;

    private static async Task<IReadOnlyList<Counterpart>> CounterpartsAsync(
        ReviewSiteDb db,
        ContributorKind kind,
        IEnumerable<int> all,
        CancellationToken cancellation
    )
    {
        var most = all.CountBy(id => id)
            .OrderByDescending(c => c.Value)
            .ThenBy(c => c.Key)
            .Take(CounterpartsShown)
            .ToList();
        var ids = most.ConvertAll(c => c.Key);
        var names = await kind.Of(db).Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancellation);
        return [.. most.Select(c => new Counterpart(names[c.Key].Slug, names[c.Key].Name, c.Value))];
    }

    /// <summary>The films of as few reviews as have a point each, in the order of the reviews.</summary>
    private static async Task<IReadOnlyList<ScatterLink>> LinksAsync(
        ReviewSiteDb db,
        IReadOnlyList<int> reviews,
        CancellationToken cancellation
    )
    {
        if (reviews.Count > ConsensusScatter.MostSingle)
        {
            return [];
        }

        var films = await db
            .Reviews.AsNoTracking()
            .Where(r => reviews.Contains(r.Id))
            .Select(r => new
            {
                r.Id,
                r.Film.Slug,
                r.Film.Title,
                r.Position,
            })
            .ToDictionaryAsync(r => r.Id, cancellation);
        return
        [
            .. reviews
                .Select(id => films[id])
                .Select(f => new ScatterLink(f.Title, Address.OfReview(f.Slug, f.Position))),
        ];
    }
}
