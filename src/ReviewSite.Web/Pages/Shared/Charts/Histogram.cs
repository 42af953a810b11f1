using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Shared.Charts;

/// <param name="Score">None where the review has none.</param>
public sealed record ScoreCount(Score? Score, int Count);

/// <summary>A stretch of the histogram that is positive, mixed or negative.</summary>
/// <param name="Start">In percent of the chart's width.</param>
/// <param name="Width">In percent of the chart's width.</param>
public sealed record HistogramBand(string Reception, int Count, double Start, double Width)
{
    public double Middle => Start + Width / 2;
}

/// <summary>
/// How a film's scores are spread, or a critic's. The ranges, each of about ten scores, keep to the receptions of the
/// site's scale, so that no bar is half mixed and half positive: on the standard scale from 0 to 49 in tens, then
/// 50–60, 61–70, up to 91–100.
/// </summary>
/// <param name="Unscored">Reviews without a score: stated, and in no bar.</param>
public sealed record Histogram(VerdictScale Scale, BarRow Row, int Unscored)
{
    public const string Title = "Scores";

    /// <summary>The address of the reviews with scores of a range; <c>null</c> if the bars are not links.</summary>
    public Func<ScoreBand, string>? LinkOf { get; init; }

    private const double ScoresPerRange = 10;

    public IReadOnlyList<ScoreBand> Ranges => RangesOf(Scale);

    public bool IsEmpty => Row.Total == 0;

    public string Sentence => $"{Phrases.Count(Row.Total, "score", "scores")}: {Phrases.Join(Counts)}{Fullest}.";

    public string? Note => Phrases.LeftOut(Unscored, "review", "a score");

    /// <summary>From the lowest to the highest, as they lie under the bars.</summary>
    public IReadOnlyList<HistogramBand> Bands =>
        [
            .. Row
                .Bars.Zip(Ranges)
                .GroupBy(b => ReceptionOf(b.Second))
                .Select(g => new HistogramBand(
                    g.Key,
                    g.Sum(b => b.First.Figure.Count),
                    g.First().First.Start,
                    g.Last().First.End - g.First().First.Start
                )),
        ];

    public ChartTable Table => new(Title, "Range", "Scores", Row.Figures);

    private IEnumerable<string> Counts => Bands.Reverse().Select(b => $"{Phrases.Number(b.Count)} {b.Reception}");

    private string Fullest =>
        Row.Bars.Select(b => b.Figure).GroupBy(f => f.Count).MaxBy(g => g.Key)!.ToList() is [var fullest]
            ? $"; the fullest range, {fullest.Label}, has {Phrases.Number(fullest.Count)}"
            : "";

    public static Histogram Of(VerdictScale scale, IEnumerable<Score?> scores) =>
        Of(scale, scores.GroupBy(s => s).Select(g => new ScoreCount(g.Key, g.Count())));

    public static Histogram Of(VerdictScale scale, IEnumerable<ScoreCount> counts)
    {
        var ranges = RangesOf(scale);
        var (inRange, unscored) = (new int[ranges.Count], 0);
        foreach (var (score, count) in counts)
        {
            if (score is { } known)
            {
                inRange[ranges.Index().First(r => r.Item.Contains(known.Value)).Index] += count;
            }
            else
            {
                unscored += count;
            }
        }

        return new Histogram(
            scale,
            BarRow.Of([.. ranges.Zip(inRange, (r, c) => new ChartFigure(r.ToString(), c))]),
            unscored
        );
    }

    public string ReceptionOf(ScoreBand range) => Phrases.Reception(Scale.ReceptionOf(new Score(range.Low)));

    /// <summary>From the lowest to the highest.</summary>
    public static IReadOnlyList<ScoreBand> RangesOf(VerdictScale scale) =>
        [.. Tally.Receptions.Select(scale.BandOf).OrderBy(b => b.Low).SelectMany(Parts)];

    private static IEnumerable<ScoreBand> Parts(ScoreBand band)
    {
        var scores = band.High - band.Low + 1;
        var parts = Math.Max(1, (int)Math.Round(scores / ScoresPerRange));
        for (var part = 0; part < parts; part++)
        {
            yield return new ScoreBand(
                band.Low + (scores * part / parts),
                band.Low + (scores * (part + 1) / parts) - 1
            );
        }
    }
}
