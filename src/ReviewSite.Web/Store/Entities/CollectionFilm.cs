namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// That a film is in a collection; made by the database out of the collection's own sections, as <see
/// cref="FilmGenre"/> is.
/// </summary>
public sealed class CollectionFilm
{
    private CollectionFilm() { }

    public int FilmId { get; private set; }

    public int CollectionId { get; private set; }
}
