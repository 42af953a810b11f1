using ReviewSite.Domain.Polls;

namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A critic with a list in a poll; derived by the database from the poll's lists, as <see cref="CollectionFilm"/> is.
/// </summary>
public sealed class PollCritic
{
    private PollCritic() { }

    /// <inheritdoc cref="Ballot.CriticKey"/>
    public string NameKey { get; private set; } = "";

    public int PollId { get; private set; }
}
