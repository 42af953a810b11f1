using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Admin.History;
using ReviewSite.Web.Pages.Admin.Imports;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>The dashboard: how much there is, what needs attention, and what was done last.</summary>
public sealed class IndexModel(ReviewSiteDb db, DashboardFiguresCache figures) : EditorPage
{
    private const int MostShown = 8;

    public bool IsAdministrator => User.IsInRole(nameof(Role.Administrator));

    /// <summary><c>null</c> while they are worked out for the first time.</summary>
    public DashboardFigures? Figures { get; private set; }

    public bool IsCurrent { get; private set; }

    public IReadOnlyList<ImportRow> Imports { get; private set; } = [];

    public string? Words { get; private set; }

    public IReadOnlyList<FoundThing> Found { get; private set; } = [];

    public IReadOnlyList<HistoryLine> Latest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Words = new QueryReader(Request.Query).Text("q", SearchWords.Longest);
        if (Words is not null)
        {
            Found = await DashboardSearch.FindAsync(db, Words, cancellation);
        }

        (Figures, IsCurrent) = await figures.GetAsync(cancellation);
        Imports = await db
            .Imports.AsNoTracking()
            .OrderByDescending(i => i.Id)
            .Take(MostShown)
            .ToRows(db)
            .ToListAsync(cancellation);
        Latest = await HistoryLines.LoadAsync(
            db,
            db.History.AsNoTracking()
                .Where(e => IsAdministrator || e.FilmId != null || e.FilmIds.Any())
                .OrderByDescending(e => e.Id)
                .Take(MostShown),
            cancellation
        );
    }
}
