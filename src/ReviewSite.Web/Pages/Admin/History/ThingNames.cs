using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.History;

/// <summary>The names of the things that some entries of the history are about.</summary>
internal sealed class ThingNames
{
    private const int LongestQuote = 80;

    private readonly Dictionary<(string Kind, int Id), ThingName> _names = [];

    public static ThingNames None { get; } = new();

    public ThingName this[string kind, int id] =>
        _names.GetValueOrDefault((kind, id)) ?? new ThingName($"{KindName(kind)} {id}", Address: null);

    public static async Task<ThingNames> LoadAsync(
        ReviewSiteDb db,
        IEnumerable<(string Kind, int Id)> things,
        CancellationToken cancellation
    )
    {
        var ids = things.Distinct().ToLookup(t => t.Kind, t => t.Id);
        var names = new ThingNames();
        await names.AddReviewsAsync(db, [.. ids[nameof(Review)]], cancellation);
        await names.AddFilmsAsync(db, [.. ids[nameof(Film)]], cancellation);
        await names.AddPagesAsync(db.SavedGrids, [.. ids[nameof(SavedGrid)]], cancellation);
        await names.AddPagesAsync(db.Collections, [.. ids[nameof(CuratedFilms)]], cancellation);
        await names.AddPagesAsync(db.Polls, [.. ids[nameof(Poll)]], cancellation);
        await names.AddNamesAsync(
            nameof(Critic),
            "/admin/critics",
            db.Critics.Where(c => ids[nameof(Critic)].Contains(c.Id)).Select(c => new NamedItem(c.Id, c.Name)),
            cancellation
        );
        await names.AddNamesAsync(
            nameof(Publication),
            "/admin/publications",
            db.Publications.Where(p => ids[nameof(Publication)].Contains(p.Id))
                .Select(p => new NamedItem(p.Id, p.Name)),
            cancellation
        );
        await names.AddImportsAsync(
            db,
            [.. ids[nameof(Import)], .. ids[nameof(ImportMention)], .. ids[nameof(ImportFilmMention)]],
            [.. ids[nameof(ImportedSummary)]],
            cancellation
        );
        return names;
    }

    private async Task AddReviewsAsync(ReviewSiteDb db, int[] ids, CancellationToken cancellation)
    {
        var reviews = await db
            .Reviews.IgnoreQueryFilters()
            .Where(r => ids.Contains(r.Id))
            .Select(r => new
            {
                r.Id,
                Critic = r.Critic!.Name ?? r.Credit,
                Publication = r.Publication!.Name,
                r.Film.Title,
                Quote = r.Quote!.Substring(0, LongestQuote + 1),
            })
            .ToListAsync(cancellation);
        foreach (var r in reviews)
        {
            var by =
                r.Critic is not null ? $"{r.Critic}'s review"
                : r.Publication is not null ? $"the review in {r.Publication}"
                : "a review without a critic";
            _names[(nameof(Review), r.Id)] = new ThingName(
                $"{by} of {r.Title}",
                $"/admin/reviews/{r.Id}",
                r.Quote?.Length > LongestQuote ? r.Quote[..LongestQuote] + "…" : r.Quote
            );
        }
    }

    private async Task AddFilmsAsync(ReviewSiteDb db, int[] ids, CancellationToken cancellation)
    {
        var films = await db
            .Films.IgnoreQueryFilters()
            .Where(f => ids.Contains(f.Id))
            .Select(f => new
            {
                f.Id,
                f.Title,
                f.Year,
                f.Slug,
                f.IsWithdrawn,
            })
            .ToListAsync(cancellation);
        foreach (var f in films)
        {
            _names[(nameof(Film), f.Id)] = new ThingName(
                Film.NameOf(f.Title, f.Year),
                f.IsWithdrawn ? null : $"/films/{f.Slug}"
            );
        }
    }

    private async Task AddPagesAsync<T>(IQueryable<T> pages, int[] ids, CancellationToken cancellation)
        where T : class, ICuratedPage
    {
        var found = await pages
            .IgnoreQueryFilters()
            .Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.Title,
                p.Slug,
                p.IsWithdrawn,
            })
            .ToListAsync(cancellation);
        foreach (var p in found)
        {
            _names[(typeof(T).Name, p.Id)] = new ThingName(p.Title, p.IsWithdrawn ? null : $"{T.Path}/{p.Slug}");
        }
    }

    private async Task AddNamesAsync(
        string kind,
        string path,
        IQueryable<NamedItem> items,
        CancellationToken cancellation
    )
    {
        foreach (var item in await items.ToListAsync(cancellation))
        {
            _names[(kind, item.Id)] = new ThingName(item.Name, Address.Of(path, ("q", item.Name)));
        }
    }

    private async Task AddImportsAsync(ReviewSiteDb db, int[] ids, int[] summaryIds, CancellationToken cancellation)
    {
        var summaries = await db
            .ImportedSummaries.IgnoreQueryFilters()
            .Where(s => summaryIds.Contains(s.Id))
            .Select(s => new { s.Id, s.ImportId })
            .ToListAsync(cancellation);
        var all = ids.Concat(summaries.Select(s => s.ImportId)).Distinct().ToList();
        var sources = await db
            .Imports.IgnoreQueryFilters()
            .Where(i => all.Contains(i.Id))
            .Select(i => new { i.Id, i.Source })
            .ToDictionaryAsync(i => i.Id, i => i.Source, cancellation);
        foreach (var (id, source) in sources)
        {
            var name = new ThingName($"the import of {source}", $"/admin/imports/{id}");
            _names[(nameof(Import), id)] = name;
            _names[(nameof(ImportMention), id)] = name;
            _names[(nameof(ImportFilmMention), id)] = name;
        }

        foreach (var summary in summaries.Where(s => sources.ContainsKey(s.ImportId)))
        {
            _names[(nameof(ImportedSummary), summary.Id)] = new ThingName(
                $"the published summary of {sources[summary.ImportId]}",
                $"/admin/imports/{summary.ImportId}"
            );
        }
    }

    public static string KindName(string kind) =>
        kind switch
        {
            nameof(ImportedSummary) => "summary",
            nameof(SavedGrid) => "grid",
            nameof(CuratedFilms) => "collection",
            _ => kind.ToLowerInvariant(),
        };
}
