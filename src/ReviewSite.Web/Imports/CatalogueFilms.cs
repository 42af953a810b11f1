using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>The films of a catalogue with their reviews, on their way into the store.</summary>
internal sealed class CatalogueFilms(ReviewSiteDb db, CatalogueNames names) : IDisposable
{
    private readonly Dictionary<string, int> _films = [];
    private readonly HashSet<string> _redirects = [];
    private readonly HashSet<string> _posters = [];
    private readonly CatalogueReviews _reviews = new(db, names.Critics, names.Publications);
    private readonly PreparedRows _redirectRows = new(
        db,
        "INSERT INTO FilmRedirects (Slug, FilmId) VALUES ($1, $2)",
        2
    );

    /// <summary>The number of each film by its slug.</summary>
    public IReadOnlyDictionary<string, int> Numbers => _films;

    /// <summary>The posters that they show.</summary>
    public IEnumerable<string> Posters => _posters;

    public int Reviews => _reviews.Count;

    public async Task AddAsync(CatalogueFilm form, CatalogueValidator check, CancellationToken cancellation)
    {
        var film = FilmOf(form, check);
        var editedFields = check
            .At("editedFields")
            .Fields(form.EditedFields, CatalogueWords.FilmField, CatalogueWords.FilmFields);
        db.Films.Add(film).Property(f => f.EditedFields).CurrentValue = editedFields;
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        _films.Add(film.Slug, film.Id);
        foreach (var (index, redirect) in form.Redirects.Index())
        {
            var slug = check.At("redirects", index).NewSlug(redirect, _redirects.Contains);
            _redirects.Add(slug);
            _redirectRows.Run(slug, film.Id);
        }

        _reviews.Add(film, form.Reviews, check);
    }

    public void Dispose()
    {
        _reviews.Dispose();
        _redirectRows.Dispose();
    }

    private Film FilmOf(CatalogueFilm form, CatalogueValidator check)
    {
        var facts = new FilmDetails(
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
        if (facts.Problems().FirstOrDefault() is { } problem)
        {
            throw new InvalidInputException($"{check.Place}.{problem}");
        }

        var film = new Film(check.At("slug").NewSlug(form.Slug, _films.ContainsKey), facts);
        film.ShowPoster(form.Poster);
        if (form.Poster is { } poster)
        {
            _posters.Add(poster);
        }

        return film;
    }
}
