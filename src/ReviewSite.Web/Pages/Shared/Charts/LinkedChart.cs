using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Shared.Charts;

/// <summary>A histogram whose bars may lead to the reviews that they count.</summary>
/// <param name="LinkOf">The address of the reviews with scores of a range.</param>
public sealed record LinkedHistogram(Histogram Chart, Func<ScoreBand, string>? LinkOf = null);

/// <summary>A timeline whose bars, where each is a year, may lead to the reviews that they count.</summary>
/// <param name="LinkOf">The address of the reviews of a year.</param>
public sealed record LinkedTimeline(Timeline Chart, Func<int, string>? LinkOf = null);
