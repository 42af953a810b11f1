using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared.Charts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

[CostlyRead]
[CachedPage]
public sealed class YearModel(ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    public int Year { get; private set; }

    public FilmGroup Group { get; private set; } = null!;

    /// <summary>The year before this one that has films.</summary>
    public int? Before { get; private set; }

    public int? After { get; private set; }

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellation)
    {
        var years = await stats.FilmsByYearAsync(db, cancellation);
        if (years.SingleOrDefault(y => y.Year == year) is not { Films: > 0 } counted)
        {
            return NotFound();
        }

        Year = year;
        Before = years.Select(y => y.Year).Where(y => y < year).Max();
        After = years.Select(y => y.Year).Where(y => y > year).Min();
        Group = await FilmGroup.LoadAsync(
            db.Films.AsNoTracking().Where(f => f.Year == year),
            counted.Films,
            [
                new FilmGroupLinks(
                    Name: null,
                    counted.Films,
                    string.Create(CultureInfo.InvariantCulture, $"/films?year={year}"),
                    string.Create(CultureInfo.InvariantCulture, $"/grid?year={year}")
                ),
            ],
            cancellation
        );
        return Page();
    }
}

internal static class FilmYears
{
    /// <summary>How many films each year has, also those without a year; counted once for each version.</summary>
    public static Task<List<YearCount>> FilmsByYearAsync(
        this CatalogueStatsCache stats,
        ReviewSiteDb db,
        CancellationToken cancellation
    ) =>
        stats.GetAsync(
            "years",
            () => db.Films.GroupBy(f => f.Year).Select(g => new YearCount(g.Key, g.Count())).ToListAsync(cancellation),
            cancellation
        );
}
