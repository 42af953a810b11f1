namespace ReviewSite.Web.Pages.Shared.Charts;

/// <summary>
/// Bars side by side, from nothing to the largest count. Across, they are measured in percent and fit any screen while
/// the text keeps its size; upward in pixels.
/// </summary>
public sealed record BarRow(IReadOnlyList<ChartBar> Bars)
{
    /// <summary>Where the bars stand, in pixels from the top.</summary>
    public const double Floor = 152;

    public const double Tallest = 128;

    /// <summary>The floor and the labels under it.</summary>
    public const double WithLabels = Floor + 24;

    /// <summary>The lowest height of a bar, so that even a small count is visible beside a large one.</summary>
    public const double Lowest = 1.5;

    /// <summary>The most bars that can still be told apart at the width of a phone.</summary>
    public const int Most = 60;

    private const double Whole = 100;
    private const double Filled = 0.84;
    private const double Widest = 10;

    /// <summary>Up to this many, every bar has its label where there is room for it.</summary>
    private const int FewBars = 12;

    public int Total => Bars.Sum(b => b.Figure.Count);

    /// <summary>The largest; the first of them where several are as large.</summary>
    public ChartBar? Peak => Bars.MaxBy(b => b.Figure.Count);

    public IReadOnlyList<ChartFigure> Figures => [.. Bars.Select(b => b.Figure)];

    /// <summary>
    /// The first and the last; then the largest and the middle one or, of few bars, all: what touches none of these.
    /// </summary>
    public IReadOnlyList<ChartLabel> Labels
    {
        get
        {
            List<ChartLabel> labels = [];
            IEnumerable<ChartBar> others = Bars.Count <= FewBars ? Bars : [Peak!, Bars[Bars.Count / 2]];
            foreach (
                var label in Bars.Take(1)
                    .Concat(Bars.TakeLast(1))
                    .Concat(others)
                    .Select(b => ChartLabel.Of(b, b.Figure.Label))
            )
            {
                if (labels.TrueForAll(label.IsClearOf))
                {
                    labels.Add(label);
                }
            }

            return labels;
        }
    }

    public static BarRow Of(IReadOnlyList<ChartFigure> figures)
    {
        var largest = figures.Select(f => f.Count).DefaultIfEmpty().Max();
        var slot = Whole / figures.Count;
        var width = Math.Min(slot * Filled, Widest);
        return new BarRow([
            .. figures.Select((f, i) => new ChartBar(f, slot * i + (slot - width) / 2, width, HeightOf(f.Count))),
        ]);

        double HeightOf(int count) => count == 0 ? 0 : Math.Max(Tallest * count / largest, Lowest);
    }

    /// <summary>
    /// In words, where there is a bar: "Films by year, 1990 to 1999: 120 in all, at most 20 in one year (1994)."
    /// </summary>
    public string Sentence(string title, string step)
    {
        var (first, last) = (Bars[0].Figure.Label, Bars[^1].Figure.Label);
        var span = Bars.Count == 1 ? first : $"{first} to {last}";
        var largest = Peak!.Figure;
        var where = Bars.Count(b => b.Figure.Count == largest.Count) == 1 ? $" ({largest.Label})" : "";
        var most = Bars.Count == 1 ? "" : $", at most {Phrases.Number(largest.Count)} in one {step}{where}";
        return $"{title}, {span}: {Phrases.Number(Total)} in all{most}.";
    }
}

/// <summary>A bar that stands on the floor of its <see cref="BarRow"/>.</summary>
/// <param name="Start">Of its left side, in percent of the chart's width.</param>
/// <param name="Width">In percent of the chart's width.</param>
/// <param name="Height">In pixels.</param>
public sealed record ChartBar(ChartFigure Figure, double Start, double Width, double Height)
{
    public double Middle => Start + Width / 2;

    public double End => Start + Width;

    public double Top => BarRow.Floor - Height;
}

/// <summary>What a chart counts, as drawn and as in its table.</summary>
public sealed record ChartFigure(string Label, int Count);

/// <summary>A word under a bar, kept inside of the chart at the width of a phone.</summary>
/// <param name="X">In percent of the chart's width.</param>
/// <param name="Anchor">start, middle or end: which part of the text lies at <paramref name="X"/>.</param>
public sealed record ChartLabel(string Text, double X, string Anchor)
{
    /// <summary>About 7 pixels on the narrowest chart, of 288 pixels.</summary>
    private const double PercentPerLetter = 2.5;

    private const double Air = 3;

    private double Width => Text.Length * PercentPerLetter;

    private double Start =>
        Anchor switch
        {
            "start" => X,
            "end" => X - Width,
            _ => X - Width / 2,
        };

    public static ChartLabel Of(ChartBar bar, string text)
    {
        var half = text.Length * PercentPerLetter / 2;
        return bar switch
        {
            _ when bar.Middle < half => new(text, bar.Start, "start"),
            _ when bar.Middle > 100 - half => new(text, bar.End, "end"),
            _ => new(text, bar.Middle, "middle"),
        };
    }

    public bool IsClearOf(ChartLabel other) =>
        Start + Width + Air <= other.Start || other.Start + other.Width + Air <= Start;
}

/// <summary>A chart's figures for those who want the numbers.</summary>
/// <param name="Title">The chart's own, so that two tables on a page have different names.</param>
/// <param name="Of">What heads the labels.</param>
/// <param name="Counted">What heads the counts.</param>
public sealed record ChartTable(string Title, string Of, string Counted, IReadOnlyList<ChartFigure> Rows);
