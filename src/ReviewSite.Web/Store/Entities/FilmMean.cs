namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// What a film's scores come to, from an index of its own: a contributor's page asks for thousands of films, which lie
/// all over the store.
/// </summary>
public sealed class FilmMean
{
    private FilmMean() { }

    public int FilmId { get; private set; }

    public bool IsWithdrawn { get; private set; }

    /// <summary>Of the scores; none without a score.</summary>
    public double? Mean { get; private set; }

    /// <summary>How many reviews have a score.</summary>
    public int Scored { get; private set; }
}
