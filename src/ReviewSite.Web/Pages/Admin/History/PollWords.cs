using ReviewSite.Domain.Polls;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.History;

/// <summary>What a change did to critics' lists: whose it removed, whose it added, whose it changed.</summary>
internal static class PollWords
{
    private const int MostNamed = 10;

    public static ChangedValue Describe(HistoryChange change, ThingName? thing)
    {
        var (before, after) = (ListsOf(change.Before), ListsOf(change.After));
        var removed = before.Keys.Except(after.Keys).ToList();
        var added = after.Keys.Except(before.Keys).ToList();
        var edited = before.Keys.Intersect(after.Keys).Where(by => before[by] != after[by]).ToList();
        return (removed.Count + added.Count, edited.Count) switch
        {
            (0, 0) => new ChangedValue(thing, "order of lists", Before: null, After: null),
            (0, _) => new ChangedValue(thing, $"edited: {Named(edited)}", Before: null, After: null),
            (_, 0) => new ChangedValue(thing, "lists", Named(removed), Named(added)),
            _ => new ChangedValue(thing, $"lists (and edited: {Named(edited)})", Named(removed), Named(added)),
        };
    }

    private static string? Named(List<string> names) =>
        names.Count == 0 ? null
        : names.Count <= MostNamed ? string.Join("; ", names)
        : $"{string.Join("; ", names.Take(MostNamed))} and {names.Count - MostNamed} more";

    private static Dictionary<string, string> ListsOf(string? ballots) =>
        ballots is null
            ? []
            : StoredBallot.Read(ballots).ToDictionary(b => b.By, b => StoredBallot.Write((IReadOnlyList<Ballot>)[b]));
}
