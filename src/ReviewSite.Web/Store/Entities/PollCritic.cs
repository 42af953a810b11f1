using ReviewSite.Domain.Polls;

namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// That a poll has a list by someone of that name; made by the database out of the poll's own lists, as <see
/// cref="CollectionFilm"/> is.
/// </summary>
public sealed class PollCritic
{
    private PollCritic() { }

    /// <inheritdoc cref="Ballot.CriticKey"/>
    public string NameKey { get; private set; } = "";

    public int PollId { get; private set; }
}
