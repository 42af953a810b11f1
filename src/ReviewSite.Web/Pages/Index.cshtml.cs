using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages;

[CachedPage]
public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats, FirstRunNotice firstStart, DataFolder folder)
    : PageModel
{
    private const int FilmsShown = 6;
    private const int ReviewsShown = 3;
    private const int FilmsRanked = 5;

    /// <summary>The folder of the data, for whoever just started the site.</summary>
    public string? FirstRunNotice { get; private set; }

    public int FilmCount { get; private set; }

    public IReadOnlyList<FilmCard> Films { get; private set; } = [];

    /// <summary>None before there are so many films that a ranking says something.</summary>
    public IReadOnlyList<FilmCard> Best { get; private set; } = [];

    public IReadOnlyList<FilmCard> Divisive { get; private set; } = [];

    public IReadOnlyList<LatestReview> Latest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        TellFirstStart();
        FilmCount = await stats.GetAsync("films", () => db.Films.CountAsync(cancellation), cancellation);
        Films = await db
            .Films.AsNoTracking()
            .OrderByDescending(f => f.Id)
            .Take(FilmsShown)
            .ToCards()
            .ToListAsync(cancellation);
        if (FilmCount > FilmsShown)
        {
            Best = await db
                .Films.AsNoTracking()
                .Ranked(FilmSort.Best)
                .Take(FilmsRanked)
                .ToCards()
                .ToListAsync(cancellation);
            Divisive = await db
                .Films.AsNoTracking()
                .Ranked(FilmSort.Divisive)
                .Take(FilmsRanked)
                .ToCards()
                .ToListAsync(cancellation);
        }

        Latest = await db
            .Reviews.AsNoTracking()
            .Where(r => r.Quote != null && r.Date != null)
            .OrderByDescending(r => r.Date)
            .ThenByDescending(r => r.Id)
            .Take(ReviewsShown)
            .Select(r => new LatestReview(r.Film.Slug, r.Film.Title, r.Position, r.Critic!.Name ?? r.Credit, r.Quote!)
            {
                Before =
                    r.Position <= Pager.Size
                        ? 0
                        : db.Reviews.Count(other => other.FilmId == r.FilmId && other.Position < r.Position),
            })
            .ToListAsync(cancellation);
    }

    /// <summary>Where the data lies is told on this machine only, to whoever just started the site.</summary>
    private void TellFirstStart()
    {
        // Not what came through a proxy on this machine, and not a question for the headers alone.
        var isHere =
            (HttpContext.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
            && !Request.Headers.ContainsKey("X-Forwarded-For")
            && !Request.Headers.ContainsKey("Forwarded");
        if (isHere && HttpMethods.IsGet(Request.Method) && firstStart.Tell())
        {
            FirstRunNotice = folder.Path;
            Response.Headers.CacheControl = "no-store";
        }
    }
}

/// <summary>A review among the latest, with the film that it is about.</summary>
public sealed record LatestReview(string FilmSlug, string FilmTitle, int Position, string? By, string Quote)
{
    private const int LongestExcerpt = 220;

    /// <summary>How many of the film's reviews are listed before it.</summary>
    public int Before { get; init; }

    public string Link => Address.OfReview(FilmSlug, Position, Before);

    /// <summary>The quote, cut between words where it is long.</summary>
    public string Excerpt
    {
        get
        {
            if (Quote.Length <= LongestExcerpt)
            {
                return Quote;
            }

            var end = Quote.LastIndexOf(' ', LongestExcerpt);
            return Quote[..(end > 0 ? end : LongestExcerpt)].TrimEnd('.', ',', ';', ' ') + " …";
        }
    }
}
