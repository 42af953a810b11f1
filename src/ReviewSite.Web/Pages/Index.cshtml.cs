using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages;

[CachedPage]
public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats, FirstRunNotice firstStart, DataFolder folder)
    : PageModel
{
    private const int FilmsShown = 6;
    private const int ReviewsShown = 6;
    private const int FilmsRanked = 5;

    /// <summary>In a year that has just begun, no film may have enough critics.</summary>
    private const int YearsTried = 3;

    /// <summary>The data folder, for the person who has just started the site.</summary>
    public string? FirstRunNotice { get; private set; }

    public int FilmCount { get; private set; }

    /// <summary>
    /// The best film of the latest year, else the film that was added last; <c>null</c> if there are none.
    /// </summary>
    public FilmCard? Lead { get; private set; }

    /// <summary>The films that were added last.</summary>
    public IReadOnlyList<FilmCard> Added { get; private set; } = [];

    /// <summary>
    /// The best films of the latest year that has films with enough critics; <c>null</c> while there are too few films
    /// for a meaningful ranking, as with the other rankings.
    /// </summary>
    public (int Year, IReadOnlyList<FilmCard> Films)? BestOfYear { get; private set; }

    public IReadOnlyList<FilmCard> Best { get; private set; } = [];

    public IReadOnlyList<FilmCard> Divisive { get; private set; } = [];

    public IReadOnlyList<LatestReview> Latest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        TellFirstStart();
        FilmCount = await stats.GetAsync("films", () => db.Films.CountAsync(cancellation), cancellation);
        Added = await db
            .Films.AsNoTracking()
            .OrderByDescending(f => f.Id)
            .Take(FilmsShown)
            .ToCards()
            .ToListAsync(cancellation);
        if (FilmCount > FilmsShown)
        {
            Best = await RankedAsync(db.Films, FilmSort.Best, cancellation);
            Divisive = await RankedAsync(db.Films, FilmSort.Divisive, cancellation);
            BestOfYear = await BestOfYearAsync(cancellation);
        }

        Lead =
            BestOfYear is { Films: [var best, ..] } ? best
            : Added is [var last, ..] ? last
            : null;
        Latest = await LatestAsync(cancellation);
    }

    private async Task<(int Year, IReadOnlyList<FilmCard> Films)?> BestOfYearAsync(CancellationToken cancellation)
    {
        var years = await stats.FilmsByYearAsync(db, cancellation);
        foreach (var year in years.Select(y => y.Year).OfType<int>().OrderDescending().Take(YearsTried))
        {
            if (
                await RankedAsync(db.Films.Where(f => f.Year == year), FilmSort.Best, cancellation) is
                { Count: > 0 } films
            )
            {
                return (year, films);
            }
        }

        return null;
    }

    private static Task<List<FilmCard>> RankedAsync(
        IQueryable<Film> films,
        FilmSort sort,
        CancellationToken cancellation
    ) => films.AsNoTracking().Ranked(sort).Take(FilmsRanked).ToCards().ToListAsync(cancellation);

    private Task<List<LatestReview>> LatestAsync(CancellationToken cancellation) =>
        db
            .Reviews.AsNoTracking()
            .Where(r => r.Quote != null && r.Date != null)
            .OrderByDescending(r => r.Date)
            .ThenByDescending(r => r.Id)
            .Take(ReviewsShown)
            .Select(r => new LatestReview(
                r.Film.Slug,
                r.Film.Title,
                r.Position,
                r.Critic!.Name ?? r.Credit,
                r.Publication!.Name,
                r.Date!.Value,
                r.Quote!,
                r.Language,
                new ReviewChip(r.Score, r.OriginalScore, r.Reception, r.Leaning)
            ))
            .ToListAsync(cancellation);

    /// <summary>The data folder is shown only on this machine, to the person who has just started the site.</summary>
    private void TellFirstStart()
    {
        if (!SiteOptions.IsOnThisMachine(HttpContext) || !firstStart.IsPending)
        {
            return;
        }

        // Not cached, so that the browser that should show the notice gets it.
        Response.Headers.CacheControl = "no-store";
        // A browser asks for HTML; a health check or a script accepts anything, and must not use up the notice.
        var isBrowser = Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        if (isBrowser && HttpMethods.IsGet(Request.Method) && firstStart.Tell())
        {
            FirstRunNotice = folder.Path;
        }
    }
}

/// <summary>A review among the latest, with the film that it is about.</summary>
public sealed record LatestReview(
    string FilmSlug,
    string FilmTitle,
    int Position,
    string? By,
    string? Publication,
    DateOnly Date,
    string Quote,
    string? Language,
    ReviewChip Chip
)
{
    public string Link => Address.OfReview(FilmSlug, Position);
}
