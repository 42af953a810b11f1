using ReviewSite.Domain.Films;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>A film in a list.</summary>
public sealed record FilmCard(string Slug, string Title, int? Year, IReadOnlyList<string> Directors, FilmSummary Summary)
{
    public VerdictWords Words => new(Summary);
}

internal static class FilmCardQueries
{
    public static IQueryable<FilmCard> ToCards(this IQueryable<Film> films) =>
        films.Select(f => new FilmCard(f.Slug, f.Title, f.Year, f.Directors, f.Summary));
}
