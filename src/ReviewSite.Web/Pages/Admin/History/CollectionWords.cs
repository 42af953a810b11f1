using System.Globalization;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.History;

/// <summary>What a change did to the films of a collection: which ones it removed, and which it added.</summary>
internal static class CollectionWords
{
    private const int MostNamed = 10;

    public static ChangedValue Describe(HistoryChange change, ThingName? thing, ThingNames names)
    {
        var (before, after) = (FilmsOf(change.Before), FilmsOf(change.After));
        var (removed, added) = (before.Except(after).ToList(), after.Except(before).ToList());
        return removed.Count + added.Count == 0
            ? new ChangedValue(thing, "order of films, or sections", Before: null, After: null)
            : new ChangedValue(thing, "films", Named(removed, names), Named(added, names));
    }

    /// <summary>The films to name; those that stayed are not included.</summary>
    public static IEnumerable<int> NamedFilms(HistoryChange change)
    {
        var (before, after) = (FilmsOf(change.Before), FilmsOf(change.After));
        return before.Except(after).Take(MostNamed).Concat(after.Except(before).Take(MostNamed));
    }

    private static string? Named(List<int> films, ThingNames names)
    {
        var shown = films.Take(MostNamed).Select(f => names[nameof(Film), f].Text);
        var rest = films.Count - MostNamed;
        return films.Count == 0 ? null
            : rest <= 0 ? string.Join(", ", shown)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", shown)} and {rest} more");
    }

    private static List<int> FilmsOf(string? sections) =>
        sections is null ? [] : [.. StoredSections.Read(sections).SelectMany(s => s.Films)];
}
