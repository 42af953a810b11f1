using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Data;
using ReviewSite.Web.Data.Searching;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Writers;

namespace ReviewSite.Web.Pages.Critics;

[VisitorPage("q", "page")]
public sealed class IndexModel(ReviewSiteDb db, KeptFigures kept) : PageModel
{
    public WriterList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryFields(Request.Query);
        var typed = query.Text("q", SearchWords.Longest);
        var page = query.Page();
        var named = SearchWords.Of(typed) is { } words
            ? db.Critics.FromSql($"SELECT * FROM Critics WHERE Id IN (SELECT rowid FROM CriticSearch WHERE CriticSearch MATCH {words.Match})")
            : db.Critics;
        var matching = named.AsNoTracking().Where(w => db.Reviews.Any(r => r.CriticId == w.Id));
        var total = await kept.GetAsync($"critics {typed}", () => matching.CountAsync(cancellation));
        var pager = new Pager(query.Within(page, total), total, number => Address.Of("/critics", ("q", typed), ("page", Address.PageField(number))));
        var shown = await matching.OrderBy(w => w.NameKey).Skip(pager.Skipped).Take(Pager.Size)
            .Select(w => new WriterCard(w.Slug, w.Name, db.Reviews.IgnoreQueryFilters().Count(
                r => r.CriticId == w.Id && !r.IsWithdrawn && !db.Films.IgnoreQueryFilters().Any(f => f.IsWithdrawn && f.Id == r.FilmId))))
            .ToListAsync(cancellation);
        List = new WriterList("critics", typed, [.. query.Errors.Values], shown, pager);
        Response.StatusCode = query.Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }
}
