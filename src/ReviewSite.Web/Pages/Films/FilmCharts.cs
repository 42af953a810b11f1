using ReviewSite.Web.Pages.Shared.Charts;

namespace ReviewSite.Web.Pages.Films;

/// <summary>
/// The charts of a film's reviews. Below quotes they stand above the list of reviews; where nothing is quoted first,
/// they stand below it, so that the first screens of a phone have something to read.
/// </summary>
/// <param name="Film">By its slug.</param>
/// <param name="Scores">None where there are too few scores for a picture of them.</param>
/// <param name="Times">None where there are too few dates.</param>
public sealed record FilmCharts(string Film, LinkedHistogram? Scores, LinkedTimeline? Times)
{
    public bool HasAny => Scores is not null || Times is not null;
}
