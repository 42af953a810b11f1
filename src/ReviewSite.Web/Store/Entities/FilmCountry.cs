namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A country of a film; derived by the database from the film's list, as <see cref="FilmGenre"/> is.
/// </summary>
public sealed class FilmCountry
{
    private FilmCountry() { }

    public string Country { get; private set; } = "";

    public int FilmId { get; private set; }
}
