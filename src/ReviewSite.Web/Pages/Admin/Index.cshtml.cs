using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>The desk: what needs attention, and what was done last.</summary>
public sealed class IndexModel(ReviewSiteDb db, VerdictScale scale) : EditorPage
{
    private const int MostShown = 10;

    public bool IsAdministrator => User.IsInRole(nameof(Role.Administrator));

    public IReadOnlyList<(string Slug, string Title, string What)> Conflicts { get; private set; } = [];

    public IReadOnlyList<(string Slug, string Title)> TooFew { get; private set; } = [];

    public IReadOnlyList<(int Id, string Title, string Score)> Unread { get; private set; } = [];

    public IReadOnlyList<(int Id, string Title, int Warnings)> Imports { get; private set; } = [];

    public string? Words { get; private set; }

    /// <summary>What was found: a heading, and where each leads.</summary>
    public IReadOnlyList<(string Kind, string Name, string Address)> Found { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> Latest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Words = new QueryReader(Request.Query).Text("q", SearchWords.Longest);
        if (Words is not null)
        {
            Found = await FindAsync(SearchKey.Of(Words), cancellation);
        }

        var conflicting = await db
            .Films.AsNoTracking()
            .Where(f => ((string)(object)f.Summary).Contains("\"conflicts\":[{"))
            .OrderBy(f => f.TitleKey)
            .Take(MostShown)
            .ToListAsync(cancellation);
        Conflicts = [.. conflicting.Select(f => (f.Slug, f.Title, f.Summary.Conflicts[0].Sentence))];
        var tooFew = await db
            .Films.AsNoTracking()
            .Where(f => EF.Property<int>(f, Store.Configurations.FilmConfiguration.Critics) < scale.FewestCritics)
            .OrderBy(f => f.TitleKey)
            .Take(MostShown)
            .Select(f => new { f.Slug, f.Title })
            .ToListAsync(cancellation);
        TooFew = [.. tooFew.Select(f => (f.Slug, f.Title))];
        var unread = await db
            .Reviews.AsNoTracking()
            .Where(r => r.OriginalScore != null && r.Score == null)
            .OrderBy(r => r.Id)
            .Take(MostShown)
            .Select(r => new
            {
                r.Id,
                r.Film.Title,
                r.OriginalScore,
            })
            .ToListAsync(cancellation);
        Unread = [.. unread.Select(r => (r.Id, r.Title, r.OriginalScore!))];
        var imports = await db
            .Imports.AsNoTracking()
            .Where(i => i.WithdrawnAt == null && i.Warnings.Any())
            .OrderByDescending(i => i.Id)
            .Take(MostShown)
            .Select(i => new
            {
                i.Id,
                Title = i.Film!.Title ?? i.Source,
                i.Warnings,
            })
            .ToListAsync(cancellation);
        Imports = [.. imports.Select(i => (i.Id, i.Title, i.Warnings.Count))];
        Latest = await db
            .History.AsNoTracking()
            .Where(e => IsAdministrator || e.FilmId != null || e.FilmIds.Any())
            .OrderByDescending(e => e.Id)
            .Take(MostShown)
            .ToListAsync(cancellation);
    }

    /// <summary>Films, critics, publications, quotes and imports that hold the words.</summary>
    private async Task<List<(string Kind, string Name, string Address)>> FindAsync(
        string key,
        CancellationToken cancellation
    )
    {
        var films = await db
            .Films.AsNoTracking()
            .Where(f => f.TitleKey.Contains(key))
            .OrderBy(f => f.TitleKey)
            .Take(MostShown)
            .Select(f => new { f.Title, f.Slug })
            .ToListAsync(cancellation);
        var reviews = await db
            .Reviews.AsNoTracking()
            .Where(r =>
                r.Critic!.NameKey.Contains(key) || r.Publication!.NameKey.Contains(key) || r.QuoteKey!.Contains(key)
            )
            .OrderBy(r => r.Id)
            .Take(MostShown)
            .Select(r => new
            {
                r.Id,
                r.Film.Title,
                By = r.Critic!.Name ?? r.Credit ?? "Critic unknown",
                Where = r.Publication!.Name,
            })
            .ToListAsync(cancellation);
        var imports = await db
            .Imports.AsNoTracking()
            .Where(i => EF.Functions.Like(i.Source, "%" + key.Replace("%", "", StringComparison.Ordinal) + "%"))
            .OrderByDescending(i => i.Id)
            .Take(MostShown)
            .Select(i => new { i.Id, i.Source })
            .ToListAsync(cancellation);
        return
        [
            .. films.Select(f => ("Film", f.Title, $"/films/{f.Slug}")),
            .. reviews.Select(r =>
                (
                    "Review",
                    r.Where is null ? $"{r.By} on {r.Title}" : $"{r.By}, {r.Where}, on {r.Title}",
                    $"/admin/reviews/{r.Id}"
                )
            ),
            .. imports.Select(i => ("Import", i.Source, $"/admin/imports/{i.Id}")),
        ];
    }
}
