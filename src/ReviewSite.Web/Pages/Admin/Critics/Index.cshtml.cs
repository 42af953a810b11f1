using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Critics;

public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats, NameEditing names) : NamePage(stats)
{
    public override string Kind => "critic";

    protected override Task<NameOutcome> RenameAsync(
        int id,
        string name,
        bool mayMerge,
        Actor by,
        CancellationToken cancellation
    ) => names.RenameCriticAsync(id, name, mayMerge, by, cancellation);

    protected override IQueryable<Review> RepeatsOf(int id, int into) =>
        db.Reviews.Where(r =>
            r.CriticId == id && db.Reviews.Any(other => other.FilmId == r.FilmId && other.CriticId == into)
        );

    protected override IQueryable<NameRow> All()
    {
        var live = db.LiveReviews();
        return db
            .Critics.IgnoreQueryFilters()
            .Where(c => live.Any(r => r.CriticId == c.Id))
            .Select(c => new NameRow
            {
                Id = c.Id,
                Name = c.Name,
                NameKey = c.NameKey,
                Slug = c.Slug,
                Reviews = live.Count(r => r.CriticId == c.Id),
            });
    }
}
