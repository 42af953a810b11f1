using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Lists;

public sealed class EditModel(ReviewSiteDb db, CuratedEditing<Poll, PollContent> editing)
    : CuratedEditPage<Poll, PollContent, PollInput>(db, editing)
{
    protected override Task<PollInput> InputOfAsync(Poll page, CancellationToken cancellation) =>
        PollInput.OfAsync(Db, page, cancellation);

    protected override Task<PollContent?> ReadAsync(CancellationToken cancellation) =>
        new PollReader(Db, ModelState, [.. Edited.Films]).ReadAsync(Input, cancellation);
}
