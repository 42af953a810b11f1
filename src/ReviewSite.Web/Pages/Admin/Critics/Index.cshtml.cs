using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Critics;

public sealed class IndexModel(ReviewSiteDb db, NameEditing names) : NamePage
{
    public IReadOnlyList<NamedItem> Critics { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    protected override Task<NameOutcome> RenameAsync(
        int id,
        string name,
        bool mayMerge,
        Actor by,
        CancellationToken cancellation
    ) => names.RenameCriticAsync(id, name, mayMerge, by, cancellation);

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        var withReviews = db.Critics.AsNoTracking().Where(c => db.Reviews.Any(r => r.CriticId == c.Id));
        var total = await withReviews.CountAsync(cancellation);
        Pager = new Pager(
            query.Within(query.Page(), total),
            total,
            page => Address.Of("/admin/critics", ("page", Address.PageField(page)))
        );
        Critics = await withReviews
            .OrderBy(c => c.NameKey)
            .Skip(Pager.Skipped)
            .Take(Pager.Size)
            .Select(c => new NamedItem(c.Id, c.Name))
            .ToListAsync(cancellation);
    }
}
