using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Polls;

/// <summary>One critic's list, such as the ten best films of a year.</summary>
/// <param name="By">The critic, such as "Ann Smith, The Paper".</param>
/// <param name="Entries">Each film once. Either all of them have a rank, or none.</param>
public sealed record Ballot(string By, IReadOnlyList<BallotEntry> Entries)
{
    public const int LongestName = 200;
    public const int MostFilms = 200;
    public const int LastRank = 999;

    private const char Separator = ',';

    /// <summary>The name before a comma, which is the critic's.</summary>
    public string Critic => By.Split(Separator)[0].TrimEnd();

    /// <inheritdoc cref="Critic"/>
    /// <remarks>As names are compared.</remarks>
    public string CriticKey => SearchKey.Of(Critic);

    public bool IsRanked => Entries.Count > 0 && Entries.All(e => e.Rank is not null);

    /// <summary>The same list if its critic has another name.</summary>
    /// <returns><c>null</c> if the list cannot be signed with that name.</returns>
    public Ballot? Renamed(string critic)
    {
        var renamed = this with { By = By.IndexOf(Separator) is >= 0 and var end ? critic + By[end..] : critic };
        return renamed.By.Length <= LongestName && renamed.CriticKey == SearchKey.Of(critic) ? renamed : null;
    }

    /// <summary>
    /// The places of each film in a ranked list. Films that share a rank share its places: after two at 1, the next
    /// film is third, whether the list gives it rank 2 or 3. A rank that is left out stays empty.
    /// </summary>
    public IEnumerable<(int Film, int First, int Last)> Places()
    {
        var (taken, places) = (0, new List<(int, int, int)>());
        foreach (var tied in Entries.GroupBy(e => e.Rank!.Value).OrderBy(g => g.Key))
        {
            var first = Math.Max(tied.Key, taken + 1);
            taken = first + tied.Count() - 1;
            places.AddRange(tied.Select(e => (e.Film, first, taken)));
        }

        return places;
    }
}

/// <param name="Rank">From 1; <c>null</c> in a list without an order.</param>
/// <param name="Film">The film's number.</param>
public sealed record BallotEntry(int? Rank, int Film);
