namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// That a film is on a list of a poll; made by the database out of the poll's own lists, as <see
/// cref="CollectionFilm"/> is.
/// </summary>
public sealed class PollFilm
{
    private PollFilm() { }

    public int FilmId { get; private set; }

    public int PollId { get; private set; }
}
