using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports;

/// <summary>The films of a catalogue with their reviews, as they are staged.</summary>
internal sealed class CatalogueFilms(StagedRows staged, CatalogueNames names)
{
    private readonly Dictionary<string, int> _films = [];
    private readonly HashSet<string> _redirects = [];
    private readonly HashSet<string> _posters = [];
    private readonly CatalogueReviews _reviews = new(staged, names.Critics, names.Publications);

    /// <summary>The number of each film by its slug.</summary>
    public IReadOnlyDictionary<string, int> Numbers => _films;

    /// <summary>The posters that they show.</summary>
    public IEnumerable<string> Posters => _posters;

    public int Reviews => _reviews.Count;

    public void Add(CatalogueFilm form, CatalogueValidator check)
    {
        var film = FilmOf(form, check);
        film.TakeOver(check.At("editedFields").Flags(form.EditedFields, never: EditableFilmFields.IsWithdrawn));
        var filmId = staged.Add(film);
        _films.Add(film.Slug, filmId);
        foreach (var (index, redirect) in form.Redirects.Index())
        {
            var slug = check.At("redirects", index).NewSlug(redirect, _redirects.Contains);
            _redirects.Add(slug);
            staged.Add(new FilmRedirect(slug, film), filmId);
        }

        _reviews.Add(film, filmId, form.Reviews, check);
    }

    private Film FilmOf(CatalogueFilm form, CatalogueValidator check)
    {
        var details = new FilmDetails(
            form.Title,
            form.Year,
            form.Directors,
            form.Countries,
            form.Languages,
            form.RuntimeMinutes
        )
        {
            OriginalTitle = form.OriginalTitle,
            Genres = form.Genres,
            Synopsis = form.Synopsis,
            ImdbId = form.ImdbId,
        }.Cleaned();
        if (details.Problems().FirstOrDefault() is { } problem)
        {
            throw new InvalidInputException($"{check.Place}.{problem}");
        }

        var film = new Film(check.At("slug").NewSlug(form.Slug, _films.ContainsKey), details);
        film.ShowPoster(form.Poster);
        if (form.Poster is { } poster)
        {
            _posters.Add(poster);
        }

        return film;
    }
}
