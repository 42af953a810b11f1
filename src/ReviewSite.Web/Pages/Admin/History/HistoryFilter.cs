using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.History;

/// <summary>Which entries of the history to show.</summary>
/// <param name="By">Only what this person did.</param>
/// <param name="Kind">Only changes of one kind of thing, as in <see cref="Kinds"/>.</param>
internal sealed record HistoryFilter(string? By, string? Kind)
{
    private const int LongestName = 300;

    public static readonly IReadOnlyDictionary<string, string[]> Kinds = new Dictionary<string, string[]>
    {
        ["films"] = [nameof(Film)],
        ["reviews"] = [nameof(Review)],
        ["critics"] = [nameof(Critic)],
        ["publications"] = [nameof(Publication)],
        ["grids"] = [nameof(SavedGrid)],
        ["collections"] = [nameof(CuratedFilms)],
        ["polls"] = [nameof(Poll)],
        ["imports"] = [nameof(Import), nameof(ImportedSummary), nameof(ImportMention), nameof(ImportFilmMention)],
    };

    public bool IsEmpty => By is null && Kind is null;

    /// <summary>The name under which <see cref="Kinds"/> has changes to these things.</summary>
    public static string KindOf<T>() => Kinds.First(k => k.Value.Contains(typeof(T).Name)).Key;

    public static HistoryFilter Read(QueryReader query) =>
        new(query.Text("by", LongestName), query.OneOf("kind", Kinds.Keys.ToDictionary(k => k)));

    public IQueryable<HistoryEntry> Apply(IQueryable<HistoryEntry> entries)
    {
        if (By is { } who)
        {
            entries = entries.Where(e => e.Who == who);
        }

        if (Kind is { } kind)
        {
            var kinds = Kinds[kind];
            entries = entries.Where(e => e.Changes.Any(c => kinds.Contains(c.Kind)));
        }

        return entries;
    }
}
