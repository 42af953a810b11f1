namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// The mean of a film's scores, from its own index: a contributor's page needs thousands of films, which are scattered
/// over the store.
/// </summary>
public sealed class FilmMean
{
    private FilmMean() { }

    public int FilmId { get; private set; }

    public bool IsWithdrawn { get; private set; }

    /// <summary>The mean of the scores; <c>null</c> without a score.</summary>
    public double? Mean { get; private set; }

    /// <summary>How many reviews have a score.</summary>
    public int Scored { get; private set; }
}
