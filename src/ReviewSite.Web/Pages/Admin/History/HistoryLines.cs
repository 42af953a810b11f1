using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Configurations;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.History;

/// <summary>Reads a page of the history; of an entry that changed thousands of values only the first ones.</summary>
internal static class HistoryLines
{
    private const int MostShown = 12;
    private const int MostAdded = 4;
    private const string ImportOf = "Import of ";

    private static readonly string[] _names = [nameof(Critic), nameof(Publication)];

    public static async Task<IReadOnlyList<HistoryLine>> LoadAsync(
        ReviewSiteDb db,
        IQueryable<HistoryEntry> page,
        CancellationToken cancellation
    )
    {
        var entries = await page.Select(e => new Entry(e.Id, e.At, e.Who, e.What, e.RevertsId, e.FilmId))
            .ToListAsync(cancellation);
        var ids = entries.Select(e => e.Id).ToList();
        var reverted = await db
            .History.Where(e => ids.Contains(e.RevertsId ?? 0))
            .Select(e => e.RevertsId!.Value)
            .ToHashSetAsync(cancellation);
        var revertedIds = entries.Select(e => e.RevertsId ?? 0).ToList();
        var reverts = await db
            .History.Where(e => revertedIds.Contains(e.Id))
            .Select(e => new { e.Id, e.What })
            .ToDictionaryAsync(e => e.Id, e => e.What, cancellation);
        var counts = await CountAsync(db, ids, cancellation);
        var changes = new Dictionary<int, List<HistoryChange>>();
        foreach (var id in ids)
        {
            changes[id] = await FirstAsync(db, id, cancellation);
        }

        var things = changes
            .Values.SelectMany(c => c)
            .SelectMany(Named)
            .Concat(entries.Where(e => e.FilmId is not null).Select(e => (nameof(Film), e.FilmId!.Value)));
        var names = await ThingNames.LoadAsync(db, things, cancellation);
        return
        [
            .. entries.Select(e =>
            {
                var reverted_ = e.RevertsId is { } id ? reverts.GetValueOrDefault(id) : null;
                return LineOf(e, reverted_, reverted.Contains(e.Id), changes[e.Id], counts[e.Id], names);
            }),
        ];
    }

    /// <summary>The first of some values, each with its thing.</summary>
    public static async Task<IReadOnlyList<ChangedValue>> DescribeAsync(
        ReviewSiteDb db,
        IEnumerable<HistoryChange> changes,
        CancellationToken cancellation
    )
    {
        var shown = changes.Where(c => !FieldWords.Hidden.Contains(c.Field!)).Take(MostShown).ToList();
        var names = await ThingNames.LoadAsync(db, shown.SelectMany(Named), cancellation);
        return [.. shown.Select(c => FieldWords.Describe(c, names[c.Kind, c.Id], names))];
    }

    private static HistoryLine LineOf(
        Entry entry,
        string? reverts,
        bool isReverted,
        List<HistoryChange> changes,
        IEnumerable<KindCount> counts,
        ThingNames names
    )
    {
        var all = counts.ToList();
        var things = changes.Where(c => !IsAddedName(c)).Select(c => (c.Kind, c.Id)).Distinct().ToList();
        var isOfOne =
            things.Count == 1 && all.Where(c => c.IsAddition && !_names.Contains(c.Kind)).Sum(c => c.Count) <= 1;
        var values = changes.Where(c => c.Field is not null).ToList();
        return new HistoryLine(
            entry.Id,
            entry.At,
            entry.Who,
            entry.What,
            reverts,
            isReverted,
            Subject(entry, isOfOne ? things[0] : null, names),
            [.. Added(isOfOne ? all.Where(c => _names.Contains(c.Kind)) : all)],
            [.. values.Select(c => FieldWords.Describe(c, isOfOne ? null : names[c.Kind, c.Id], names))],
            all.Where(c => !c.IsAddition).Sum(c => c.Count) - values.Count,
            !isReverted && all.Count > 0
        );
    }

    /// <summary>The only thing, or else the only film; an import is already named there.</summary>
    private static ThingName? Subject(Entry entry, (string Kind, int Id)? thing, ThingNames names)
    {
        var subject =
            thing is { } one ? names[one.Kind, one.Id]
            : entry.FilmId is { } film ? names[nameof(Film), film]
            : null;
        return
            subject is not null
            && thing?.Kind == nameof(Import)
            && entry.What.StartsWith(ImportOf, StringComparison.Ordinal)
            ? subject with
            {
                Text = "view",
            }
            : subject;
    }

    /// <summary>A critic or a publication that was added with a review.</summary>
    private static bool IsAddedName(HistoryChange change) => change.Field is null && _names.Contains(change.Kind);

    private static IEnumerable<string> Added(IEnumerable<KindCount> counts) =>
        from count in counts
        where count.IsAddition && count.Kind != nameof(ImportedSummary)
        let kind = ThingNames.KindName(count.Kind)
        select Phrases.Count(count.Count, kind, kind + "s");

    private static async Task<ILookup<int, KindCount>> CountAsync(
        ReviewSiteDb db,
        List<int> ids,
        CancellationToken cancellation
    )
    {
        var counts = await db
            .History.Where(e => ids.Contains(e.Id))
            .SelectMany(
                e => e.Changes,
                (e, c) =>
                    new
                    {
                        e.Id,
                        c.Kind,
                        IsAddition = c.Field == null,
                        c.Field,
                    }
            )
            .Where(c => c.Field == null || !FieldWords.Hidden.Contains(c.Field))
            .GroupBy(c => new
            {
                c.Id,
                c.Kind,
                c.IsAddition,
            })
            .Select(g => new
            {
                g.Key.Id,
                g.Key.Kind,
                g.Key.IsAddition,
                Count = g.Count(),
            })
            .ToListAsync(cancellation);
        return counts.ToLookup(c => c.Id, c => new KindCount(c.Kind, c.IsAddition, c.Count));
    }

    /// <summary>A first thing that was added, and the first values.</summary>
    private static async Task<List<HistoryChange>> FirstAsync(
        ReviewSiteDb db,
        int entryId,
        CancellationToken cancellation
    )
    {
        var changes = db.History.Where(e => e.Id == entryId).SelectMany(e => e.Changes).AsNoTracking();
        var added = await changes
            .Where(c => c.Field == null)
            .OrderBy(c => EF.Property<int>(c, HistoryConfiguration.Number))
            .Select(c => new HistoryChange(c.Kind, c.Id, null, null, null))
            .Take(MostAdded)
            .ToListAsync(cancellation);
        var values = await changes
            .Where(c => c.Field != null && !FieldWords.Hidden.Contains(c.Field))
            .OrderBy(c => EF.Property<int>(c, HistoryConfiguration.Number))
            .Select(c => new HistoryChange(c.Kind, c.Id, c.Field, c.Before, c.After))
            .Take(MostShown)
            .ToListAsync(cancellation);
        return [.. added, .. values];
    }

    /// <summary>The thing, and those that its values are the numbers of.</summary>
    private static IEnumerable<(string Kind, int Id)> Named(HistoryChange change)
    {
        yield return (change.Kind, change.Id);
        if (change.Field == nameof(CuratedFilms.Sections))
        {
            foreach (var film in CollectionWords.NamedFilms(change))
            {
                yield return (nameof(Film), film);
            }
        }

        if (change.Field is not null && FieldWords.KindOf(change.Field) is { } kind)
        {
            foreach (var value in new[] { change.Before, change.After })
            {
                if (int.TryParse(value, CultureInfo.InvariantCulture, out var id))
                {
                    yield return (kind, id);
                }
            }
        }
    }

    private sealed record Entry(int Id, DateTime At, string Who, string What, int? RevertsId, int? FilmId);

    private sealed record KindCount(string Kind, bool IsAddition, int Count);
}
