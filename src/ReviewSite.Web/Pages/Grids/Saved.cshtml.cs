using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Sharing;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>A grid that an editor made. The address may override the editor's rule.</summary>
[CostlyRead]
[CachedPage("scale", "order", "decimals", "round")]
public sealed class SavedModel(ReviewSiteDb db, ShareFonts fonts) : PageModel
{
    public SavedGrid Saved { get; private set; } = null!;

    public GridChoice Choice { get; private set; } = null!;

    public Grid Grid { get; private set; } = null!;

    public IReadOnlyCollection<string> Errors { get; private set; } = [];

    public string Path => $"/grids/{Saved.Slug}";

    public PageHead Head => new(Path) { Image = HasShareImage ? ImageAddress : null, IsImageWide = HasShareImage };

    public string ImageAddress => Address.Escaped(GridShareImage.PathOf(Saved.Slug));

    public bool HasShareImage => Grid.Rows.Count > 0 && Grid.Columns.Count > 0 && fonts.CanDraw(Saved.Title);

    /// <summary>The address with the whole rule, so that it does not depend on later changes by editors.</summary>
    public string AddressWithRule => Address.Of(Path, Choice.Rule.Fields());

    public string CsvAddress => Address.Of($"{Path}.csv", Choice.Rule.FieldsBeside(RuleOf(Saved)));

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await db.FindCuratedAsync<SavedGrid>(slug, cancellation) is not { } saved)
        {
            return NotFound();
        }

        if (saved.Slug != slug)
        {
            return this.MovedTo(saved);
        }

        var query = new QueryReader(Request.Query);
        (Saved, Choice) = (saved, GridChoice.Of(saved, GridRule.Read(query, RuleOf(saved))));
        Grid = await db.GridOfAsync(Choice, cancellation);
        Errors = [.. query.Errors.Values];
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return Page();
    }

    public static GridRule RuleOf(SavedGrid grid) =>
        new(
            GridScale.All.Values.First(s => s.Top == grid.Scale && s.Words is not null == grid.IsInWords),
            GridOrder.All[grid.Order],
            grid.Decimals,
            GridRounding.All[grid.Rounding]
        );
}
