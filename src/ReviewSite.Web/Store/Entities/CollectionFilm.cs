namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A film in a collection; derived by the database from the collection's sections, as <see cref="FilmGenre"/> is.
/// </summary>
public sealed class CollectionFilm
{
    private CollectionFilm() { }

    public int FilmId { get; private set; }

    public int CollectionId { get; private set; }
}
