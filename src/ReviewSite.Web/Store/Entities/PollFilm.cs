namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A film on a list of a poll; derived by the database from the poll's lists, as <see cref="CollectionFilm"/> is.
/// </summary>
public sealed class PollFilm
{
    private PollFilm() { }

    public int FilmId { get; private set; }

    public int PollId { get; private set; }
}
