namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// That a film has a genre; made by the database out of the film's own list, see <see cref="SearchTables"/>.
/// </summary>
public sealed class FilmGenre
{
    private FilmGenre() { }

    public string Genre { get; private set; } = "";

    public int FilmId { get; private set; }
}
