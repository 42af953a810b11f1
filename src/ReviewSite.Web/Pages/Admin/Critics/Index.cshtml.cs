using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Lists;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Critics;

public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats, NameEditing names) : NamePage(stats)
{
    public override string Kind => "critic";

    protected override Task<NameOutcome> RenameAsync(
        int id,
        string name,
        int? mergeInto,
        Actor by,
        CancellationToken cancellation
    ) => names.RenameCriticAsync(id, name, mergeInto, by, cancellation);

    protected override async Task<string> WarningAsync(int id, int into, CancellationToken cancellation)
    {
        var reviews = db.Reviews.Where(r =>
            r.CriticId == id && db.Reviews.Any(other => other.FilmId == r.FilmId && other.CriticId == into)
        );
        var others = (await db.PollsByAsync(into, cancellation)).Select(p => p.Id);
        var polls = (await db.PollsByAsync(id, cancellation)).Where(p => others.Contains(p.Id));
        return await Repetitions.WarningOfReviewsAsync(reviews, cancellation)
            + await Repetitions.WarningOfListsAsync(polls, cancellation);
    }

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
