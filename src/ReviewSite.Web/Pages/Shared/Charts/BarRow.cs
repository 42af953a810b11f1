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

    /// <summary>What is there must be seen, however much more there is elsewhere.</summary>
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
