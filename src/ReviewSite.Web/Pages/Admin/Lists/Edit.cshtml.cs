using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Lists;

public sealed class EditModel(ReviewSiteDb db, CuratedEditing<Poll, PollContent> editing)
    : CuratedEditPage<Poll, PollContent, PollInput>(db, editing)
{
    protected override Task<PollInput> InputOfAsync(Poll page, CancellationToken cancellation) =>
        PollInput.OfAsync(Db, page, cancellation);

    protected override Task<PollContent?> ReadAsync(CancellationToken cancellation)
    {
        var kept = Edited.Films.ToList();
        var films = Db.Films.IgnoreQueryFilters().Where(f => kept.Contains(f.Id));
        return new PollReader(Db, ModelState, films).ReadAsync(Input, cancellation);
    }
}
