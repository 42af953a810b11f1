using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Lists;

public sealed class AddModel(ReviewSiteDb db, CuratedEditing<Poll, PollContent> editing)
    : CuratedAddPage<Poll, PollContent, PollInput>(editing)
{
    public void OnGet() { }

    protected override Task<PollContent?> ReadAsync(CancellationToken cancellation) =>
        new PollReader(db, ModelState).ReadAsync(Input, cancellation);
}
