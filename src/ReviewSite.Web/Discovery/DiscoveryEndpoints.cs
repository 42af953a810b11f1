using System.Text;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Api;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Discovery;

/// <summary>What search engines and browsers ask for: <c>robots.txt</c>, sitemaps, the site's search.</summary>
internal static class DiscoveryEndpoints
{
    private const int MostSuggestions = 8;

    /// <summary>The pages that every site has.</summary>
    private static readonly string[] _pages =
    [
        "/",
        "/films",
        "/genres",
        "/countries",
        "/explore",
        "/collections",
        "/lists",
        "/grids",
        "/critics",
        "/publications",
        "/about/scores",
        "/docs/api",
    ];

    public static void MapDiscovery(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/robots.txt", ApiEndpoints.Reading, Robots).WithCachedPage();
        app.MapMethods("/opensearch.xml", ApiEndpoints.Reading, OpenSearch).WithCachedPage();
        app.MapMethods("/search/suggest", ApiEndpoints.Reading, SuggestAsync)
            .WithCachedPage("q")
            .WithMetadata(new CostlyReadAttribute());
        app.MapMethods("/sitemap.xml", ApiEndpoints.Reading, IndexAsync).WithCachedPage();
        app.MapMethods("/sitemaps/{kind}-{file:int:min(1)}.xml", ApiEndpoints.Reading, FileAsync)
            .WithCachedPage()
            .WithMetadata(new CostlyReadAttribute(), new LongDownloadAttribute());
    }

    /// <summary>Filtered lists repeat what is listed anyway, and there are endless combinations.</summary>
    private static IResult Robots(HttpContext context) =>
        Results.Text(
            $"""
            User-agent: *
            Disallow: /account
            Disallow: /admin
            Disallow: /search
            Disallow: /*?*q=
            Disallow: /*?*sort=
            Disallow: /*?*view=
            Disallow: /*?*review=
            Disallow: /*?*min=
            Disallow: /*?*max=
            Disallow: /*?*reception=
            Disallow: /*?*critic=
            Disallow: /*?*publication=
            Sitemap: {ApiQuery.Absolute(context, "/sitemap.xml")}

            """
        );

    private static IResult OpenSearch(HttpContext context)
    {
        XNamespace os = "http://a9.com/-/spec/opensearch/1.1/";
        XElement Url(string type, string path) =>
            new(
                os + "Url",
                new XAttribute("type", type),
                new XAttribute("template", ApiQuery.Absolute(context, path) + "?q={searchTerms}")
            );
        var description = new XElement(
            os + "OpenSearchDescription",
            new XElement(os + "ShortName", "ReviewSite"),
            new XElement(os + "Description", "Films, critics, publications and reviews"),
            new XElement(os + "InputEncoding", "UTF-8"),
            Url("text/html", "/search"),
            Url("application/x-suggestions+json", "/search/suggest")
        );
        return Results.Text(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{description}\n",
            "application/opensearchdescription+xml",
            Encoding.UTF8
        );
    }

    /// <summary>What was typed, then titles of films that contain it.</summary>
    private static async Task<IResult> SuggestAsync(
        HttpContext context,
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        var typed = SearchWords.Normalize(new QueryReader(context.Request.Query).Text("q", SearchWords.Longest)) ?? "";
        var titles = SearchWords.Of(typed) is { } words
            ? await db.FindTitlesAsync(words, MostSuggestions, cancellation)
            : [];
        return Results.Json<object[]>([typed, titles], contentType: "application/x-suggestions+json");
    }

    private static async Task IndexAsync(HttpContext context, ReviewSiteDb db, CancellationToken cancellation)
    {
        var films = await SitemapQueries.FilesAsync(db.Films.Select(f => f.Id), cancellation);
        var critics = await SitemapQueries.FilesAsync(
            ContributorKind.Critics.Shown(db).Select(w => w.Id),
            cancellation
        );
        var publications = await SitemapQueries.FilesAsync(
            ContributorKind.Publications.Shown(db).Select(w => w.Id),
            cancellation
        );
        await new SitemapWriter(context).WriteIndexAsync([
            "/sitemaps/pages-1.xml",
            .. films.Select(n => $"/sitemaps/films-{n}.xml"),
            .. critics.Select(n => $"/sitemaps/critics-{n}.xml"),
            .. publications.Select(n => $"/sitemaps/publications-{n}.xml"),
        ]);
    }

    private static async Task FileAsync(
        HttpContext context,
        string kind,
        int file,
        ReviewSiteDb db,
        CatalogueStatsCache stats,
        CancellationToken cancellation
    )
    {
        var addresses = kind switch
        {
            "pages" when file == 1 => await PagesAsync(db, stats, cancellation),
            "films" => db.FilmsAsync(file, cancellation).Select(f => ($"/films/{f.Slug}", f.At)),
            "critics" => Contributors(db, ContributorKind.Critics, file),
            "publications" => Contributors(db, ContributorKind.Publications, file),
            _ => null,
        };
        if (addresses is null || !await new SitemapWriter(context).TryWriteAsync(addresses))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    /// <summary>Includes the few pages of years, genres, countries, collections, lists and grids.</summary>
    private static async Task<IAsyncEnumerable<(string, DateTime?)>> PagesAsync(
        ReviewSiteDb db,
        CatalogueStatsCache stats,
        CancellationToken cancellation
    )
    {
        var years = await stats.FilmsByYearAsync(db, cancellation);
        var genres = await FilmFacet.Genres.PagesAsync(db, stats, cancellation);
        var countries = await FilmFacet.Countries.PagesAsync(db, stats, cancellation);
        var grids = await db.SavedGrids.OrderBy(g => g.Slug).Select(g => g.Slug).ToListAsync(cancellation);
        var collections = await db.Collections.OrderBy(c => c.Slug).Select(c => c.Slug).ToListAsync(cancellation);
        var lists = await db.Polls.OrderBy(p => p.Slug).Select(p => p.Slug).ToListAsync(cancellation);
        return _pages
            .Concat(years.Select(y => y.Year).OfType<int>().Order().Select(year => $"/years/{year}"))
            .Concat(genres.Concat(countries).Select(p => p.Address))
            .Concat(collections.Select(slug => $"/collections/{slug}"))
            .Concat(lists.Select(slug => $"/lists/{slug}"))
            .Concat(grids.Select(slug => $"/grids/{slug}"))
            .Select(path => (path, (DateTime?)null))
            .ToAsyncEnumerable();
    }

    private static IAsyncEnumerable<(string, DateTime?)> Contributors(
        ReviewSiteDb db,
        ContributorKind kind,
        int file
    ) => db.SlugsAsync(kind, file).Select(slug => ($"/{kind.Plural}/{slug}", (DateTime?)null));
}
