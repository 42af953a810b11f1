namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// That a film is from a country; made by the database out of the film's own list, as <see cref="FilmGenre"/> is.
/// </summary>
public sealed class FilmCountry
{
    private FilmCountry() { }

    public string Country { get; private set; } = "";

    public int FilmId { get; private set; }
}
