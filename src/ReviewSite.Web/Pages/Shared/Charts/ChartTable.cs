namespace ReviewSite.Web.Pages.Shared.Charts;

/// <summary>A chart's figures for those who want the numbers.</summary>
/// <param name="Title">The chart's own, so that two tables on a page have different names.</param>
/// <param name="Of">What heads the labels.</param>
/// <param name="Counted">What heads the counts.</param>
public sealed record ChartTable(string Title, string Of, string Counted, IReadOnlyList<ChartFigure> Rows);
