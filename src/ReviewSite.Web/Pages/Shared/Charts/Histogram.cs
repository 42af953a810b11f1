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
/// How a film's scores are spread, or a critic's. The ten ranges keep to the receptions, so that no bar is half mixed
/// and half positive: from 0 to 49 in tens, then 50–60, 61–70, up to 91–100.
/// </summary>
/// <param name="Unscored">Reviews without a score: told, and in no bar.</param>
public sealed record Histogram(BarRow Row, int Unscored)
{
    public const string Title = "Scores";

    public static IReadOnlyList<ScoreBand> Ranges { get; } =
    [
        new(0, 9),
        new(10, 19),
        new(20, 29),
        new(30, 39),
        new(40, 49),
        new(50, 60),
        new(61, 70),
        new(71, 80),
        new(81, 90),
        new(91, 100),
    ];

    public bool IsEmpty => Row.Total == 0;

    public string Sentence => $"{Phrases.Count(Row.Total, "score", "scores")}: {Phrases.Join(Told)}{Fullest}.";

    public string? Note =>
        Unscored switch
        {
            0 => null,
            1 => "1 review without a score is left out.",
            _ => $"{Phrases.Number(Unscored)} reviews without a score are left out.",
        };

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

    private IEnumerable<string> Told => Bands.Reverse().Select(b => $"{Phrases.Number(b.Count)} {b.Reception}");

    private string Fullest =>
        Row.Bars.Select(b => b.Figure).GroupBy(f => f.Count).MaxBy(g => g.Key)!.ToList() is [var fullest]
            ? $"; the fullest range, {fullest.Label}, has {Phrases.Number(fullest.Count)}"
            : "";

    public static Histogram Of(IEnumerable<Score?> scores) =>
        Of(scores.GroupBy(s => s).Select(g => new ScoreCount(g.Key, g.Count())));

    public static Histogram Of(IEnumerable<ScoreCount> counts)
    {
        var (inRange, unscored) = (new int[Ranges.Count], 0);
        foreach (var (score, count) in counts)
        {
            if (score is { } known)
            {
                inRange[RangeOf(known)] += count;
            }
            else
            {
                unscored += count;
            }
        }

        return new Histogram(BarRow.Of([.. Ranges.Zip(inRange, (r, c) => new ChartFigure(r.ToString(), c))]), unscored);
    }

    public static string ReceptionOf(ScoreBand range) =>
        Phrases.Reception(VerdictScale.Standard.ReceptionOf(new Score(range.Low)));

    private static int RangeOf(Score score) => Ranges.Index().First(r => r.Item.Contains(score.Value)).Index;
}
