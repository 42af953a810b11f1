using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Data;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Films;

public sealed class IndexModel(ReviewSiteDb db) : PageModel
{
    public string? Words { get; private set; }

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public IReadOnlyList<FilmCard> Films { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public string Outcome => Words is null
        ? Phrases.Count(Pager.Total, "film", "films")
        : $"{Phrases.Count(Pager.Total, "film", "films")} with “{Words}” in the title";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryFields(Request.Query);
        Words = query.Text("q", FilmSearchBox.LongestWords);
        var page = query.Page();
        var key = SearchKey.Of(Words);
        var matching = db.Films.AsNoTracking().Where(f => f.TitleKey.Contains(key));
        var total = await matching.CountAsync(cancellation);
        Pager = new Pager(query.Within(page, total), total, number => Address.Of("/films", ("q", Words), ("page", Address.PageField(number))));
        Films = await matching.OrderBy(f => f.TitleKey).ThenBy(f => f.Year).ThenBy(f => f.Id).Skip(Pager.Skipped).Take(Pager.Size).ToCards().ToListAsync(cancellation);
        Errors = [.. query.Errors.Values];
        Response.StatusCode = query.Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }
}
