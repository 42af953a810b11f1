namespace ReviewSite.Web.Pages.Shared.Charts;

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
