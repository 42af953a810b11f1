namespace ReviewSite.Web.Pages.Shared.Charts;

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
