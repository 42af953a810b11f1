using ReviewSite.Domain.Films;

namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A former slug of a film: requests for it are redirected permanently. A film that has the slug now takes precedence.
/// </summary>
public sealed class FilmRedirect
{
    private FilmRedirect() { }

    public FilmRedirect(string slug, Film film) => (Slug, Film) = (slug, film);

    public void PointTo(Film film) => Film = film;

    public string Slug { get; private set; } = "";

    public int FilmId { get; private set; }

    public Film Film { get; private set; } = null!;
}
