namespace ReviewSite.Web.Pages.Shared.Charts;

/// <summary>What a chart counts, as drawn and as in its table.</summary>
public sealed record ChartFigure(string Label, int Count);
