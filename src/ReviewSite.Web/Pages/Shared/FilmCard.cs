using System.Globalization;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>A film in a list.</summary>
public sealed record FilmCard(
    string Slug,
    string Title,
    int? Year,
    IReadOnlyList<string> Directors,
    FilmSummary Summary,
    string? Poster
)
{
    /// <param name="scale">The site's.</param>
    public VerdictText WordsOn(VerdictScale scale) => new(Summary, scale);

    /// <summary>"84", "≈84" if it is estimated, and a dash for none.</summary>
    public string ScoreText =>
        Summary.Score is { } score
            ? string.Create(CultureInfo.InvariantCulture, $"{(score.Basis == Basis.Estimated ? "≈" : "")}{score.Value}")
            : "–";

    /// <summary>The value that a film is sorted by, in words.</summary>
    public string FiguresFor(FilmSort sort) =>
        sort == FilmSort.Divisive
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"scores spread ±{Summary.Spread?.Deviation:0} points, "
                    + $"{Phrases.Count(Summary.Scored, "score", "scores")}"
            )
            : $"{(Summary.Score is { } score ? $"{score.Value} ({Phrases.Basis(score.Basis)})" : "no score")} · "
                + $"{Phrases.Critics(Summary)}";

    public static FilmCard Of(Film film) =>
        new(film.Slug, film.Title, film.Year, film.Directors, film.Summary, film.Poster);
}

internal static class FilmCardQueries
{
    public static IQueryable<FilmCard> ToCards(this IQueryable<Film> films) =>
        films.Select(f => new FilmCard(f.Slug, f.Title, f.Year, f.Directors, f.Summary, f.Poster));
}
