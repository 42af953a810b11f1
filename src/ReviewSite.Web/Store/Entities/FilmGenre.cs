namespace ReviewSite.Web.Store.Entities;

/// <summary>A genre of a film; derived by the database from the film's list, see <see cref="SearchTables"/>.</summary>
public sealed class FilmGenre
{
    private FilmGenre() { }

    public string Genre { get; private set; } = "";

    public int FilmId { get; private set; }
}
