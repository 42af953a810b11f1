using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>All imports, the newest first.</summary>
public sealed class IndexModel(ReviewSiteDb db) : EditorPage
{
    public string? Words { get; private set; }

    public IReadOnlyList<ImportRow> Imports { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        Words = query.Text("q", SearchWords.Longest);
        var shown = db.Imports.AsNoTracking();
        if (Words is { } words)
        {
            shown = shown.Matching(words);
        }

        var total = await shown.CountAsync(cancellation);
        Pager = new Pager(
            query.Within(query.Page(), total),
            total,
            page => Address.Of("/admin/imports", ("q", Words), ("page", Address.PageField(page)))
        );
        Report(query);
        Imports = await shown
            .OrderByDescending(i => i.Id)
            .Skip(Pager.Skipped)
            .Take(Pager.Size)
            .ToRows(db)
            .ToListAsync(cancellation);
    }
}
