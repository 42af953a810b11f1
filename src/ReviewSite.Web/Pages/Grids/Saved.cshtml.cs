using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>A grid that an editor made. The address may set another rule than the editor's.</summary>
[CostlyRead]
[CachedPage("scale", "order", "decimals", "round")]
public sealed class SavedModel(ReviewSiteDb db) : PageModel
{
    public SavedGrid Saved { get; private set; } = null!;

    public GridChoice Choice { get; private set; } = null!;

    public Grid Grid { get; private set; } = null!;

    public IReadOnlyCollection<string> Errors { get; private set; } = [];

    public string Path => $"/grids/{Saved.Slug}";

    /// <summary>With the whole rule, so that it stays the same whatever the editor changes.</summary>
    public string AddressWithRule => Address.Of(Path, Choice.Rule.Fields());

    public string CsvAddress => Address.Of($"{Path}.csv", Choice.Rule.FieldsBeside(RuleOf(Saved)));

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await db.SavedGrids.AsNoTracking().SingleOrDefaultAsync(g => g.Slug == slug, cancellation) is not { } saved)
        {
            return NotFound();
        }

        var query = new QueryReader(Request.Query);
        (Saved, Choice) = (saved, GridChoice.Of(saved, GridRule.Read(query, RuleOf(saved))));
        Grid = await db.GridOfAsync(await db.FilmsOfGridAsync(Choice, cancellation), Choice, cancellation);
        Errors = [.. query.Errors.Values];
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return Page();
    }

    public static GridRule RuleOf(SavedGrid grid) =>
        new(
            GridScale.All[grid.Scale.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            GridOrder.All[grid.Order],
            grid.Decimals,
            GridRounding.All[grid.Rounding]
        );
}
