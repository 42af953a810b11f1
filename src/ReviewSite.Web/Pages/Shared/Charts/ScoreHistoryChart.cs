using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Shared.Charts;

/// <summary>A film's score over the number of its reviews: a dot for the score, a bar for its likely range.</summary>
/// <param name="Lowest">The score at the foot of the chart.</param>
/// <param name="Highest">The score at its head.</param>
public sealed record ScoreHistoryChart(ScoreHistory History, int Lowest, int Highest)
{
    public const string Title = "Score by number of reviews";

    /// <summary>Where the highest score lies, and the lowest.</summary>
    public const int Top = 12;
    public const int Floor = 172;
    public const int Height = 214;

    private const int Step = 10;
    private const int FewestPoints = 2;
    private const int MostTicks = 10;

    public IReadOnlyList<ScoreHistoryPoint> Points => History.Points;

    /// <summary>Whether any score is estimated; on some scales none ever is.</summary>
    public bool HasRanges => Points.Any(p => p.Score.Likely is not null);

    /// <summary>The scores at which there is a line.</summary>
    public IEnumerable<int> Lines
    {
        get
        {
            var apart = Highest - Lowest > 5 * Step ? 2 * Step : Step;
            return Enumerable.Range(0, ((Highest - Lowest) / apart) + 1).Select(i => Lowest + (i * apart));
        }
    }

    public string? Note => Phrases.LeftOut(History.Undated, "review", "a date");

    public string Sentence => $"The film's score: {Phrases.Join(Points.Select(Described))}.";

    /// <summary>None where there is no development to show.</summary>
    public static ScoreHistoryChart? Of(ScoreHistory? history)
    {
        if (history is null || history.Points.Count < FewestPoints)
        {
            return null;
        }

        var scores = history
            .Points.SelectMany(p => new[] { p.Score.Value, p.Score.Likely?.Low, p.Score.Likely?.High })
            .OfType<int>()
            .ToList();
        var lowest = scores.Min() / Step * Step;
        return new ScoreHistoryChart(history, lowest, Math.Max((scores.Max() + Step - 1) / Step * Step, lowest + Step));
    }

    /// <summary>In percent of the chart's width; room is left for the labels of the lines.</summary>
    public double Across(int index) => 12 + (84.0 * index / (Points.Count - 1));

    public double Down(int score) => Floor - ((Floor - Top) * (double)(score - Lowest) / (Highest - Lowest));

    /// <summary>Whether there is room for the point's label: always for the first and the last.</summary>
    public bool HasTick(int index)
    {
        var every = (Points.Count + MostTicks - 1) / MostTicks;
        return index == Points.Count - 1 || (index % every == 0 && Points.Count - 1 - index >= every);
    }

    private static string Described(ScoreHistoryPoint point) =>
        $"{point.Score.Value} after {Phrases.Reviews(point.Reviews)}"
        + (point.Score.Likely is { } likely ? $", likely {likely}" : "");
}
