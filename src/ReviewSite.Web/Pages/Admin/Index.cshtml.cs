using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Data;
using ReviewSite.Web.Data.History;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>The desk: what needs attention, and what was done last.</summary>
public sealed class IndexModel(ReviewSiteDb db) : EditorPage
{
    private const int MostShown = 10;

    public bool IsAdministrator => User.IsInRole(nameof(Role.Administrator));

    public IReadOnlyList<(string Slug, string Title, string What)> Conflicts { get; private set; } = [];

    public IReadOnlyList<(string Slug, string Title)> TooFew { get; private set; } = [];

    public IReadOnlyList<(int Id, string Title, string Score)> Unread { get; private set; } = [];

    public IReadOnlyList<(int Id, string Title, int Warnings)> Imports { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> Latest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var conflicting = await db.Films.AsNoTracking().Where(f => ((string)(object)f.Summary).Contains("\"conflicts\":[{")).OrderBy(f => f.TitleKey).Take(MostShown).ToListAsync(cancellation);
        Conflicts = [.. conflicting.Select(f => (f.Slug, f.Title, f.Summary.Conflicts[0].Sentence))];
        var tooFew = await db.Films.AsNoTracking()
            .Where(f => EF.Property<int>(f, Data.Configurations.FilmConfiguration.Critics) < VerdictScale.Standard.FewestCritics)
            .OrderBy(f => f.TitleKey).Take(MostShown).Select(f => new { f.Slug, f.Title }).ToListAsync(cancellation);
        TooFew = [.. tooFew.Select(f => (f.Slug, f.Title))];
        var unread = await db.Reviews.AsNoTracking().Where(r => r.OriginalScore != null && r.Score == null)
            .OrderBy(r => r.Id).Take(MostShown).Select(r => new { r.Id, r.Film.Title, r.OriginalScore }).ToListAsync(cancellation);
        Unread = [.. unread.Select(r => (r.Id, r.Title, r.OriginalScore!))];
        var imports = await db.Imports.AsNoTracking().Where(i => i.WithdrawnAt == null && i.Warnings.Any())
            .OrderByDescending(i => i.Id).Take(MostShown).Select(i => new { i.Id, i.Film.Title, i.Warnings }).ToListAsync(cancellation);
        Imports = [.. imports.Select(i => (i.Id, i.Title, i.Warnings.Count))];
        Latest = await db.History.AsNoTracking().OrderByDescending(e => e.Id).Take(MostShown).ToListAsync(cancellation);
    }
}
