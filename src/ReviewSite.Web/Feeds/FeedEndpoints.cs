using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Api;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Feeds;

/// <summary>
/// Feeds of reviews, each as Atom and as JSON Feed: the latest additions for the site and for a film, the latest dates
/// for a critic and a publication, the best matches for a search.
/// </summary>
internal static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        foreach (var format in (string[])["atom", "json"])
        {
            Map(app, format, $"/feed.{format}", SiteAsync);
            Map(app, format, $"/films/{{slug}}/feed.{format}", FilmAsync);
            Map(
                    app,
                    format,
                    $"/critics/{{slug}}/feed.{format}",
                    (r, c) => ContributorAsync(r, ContributorKind.Critics, c)
                )
                .WithMetadata(new CostlyReadAttribute());
            Map(
                    app,
                    format,
                    $"/publications/{{slug}}/feed.{format}",
                    (r, c) => ContributorAsync(r, ContributorKind.Publications, c)
                )
                .WithMetadata(new CostlyReadAttribute());
            Map(app, format, $"/search/feed.{format}", SearchAsync, "q").WithMetadata(new CostlyReadAttribute("q"));
        }
    }

    private static RouteHandlerBuilder Map(
        IEndpointRouteBuilder app,
        string format,
        string route,
        Func<FeedRequest, CancellationToken, Task<IResult>> handler,
        params string[] fields
    ) =>
        app.MapMethods(
                route,
                ApiEndpoints.Reading,
                (HttpContext context, ReviewSiteDb db, CancellationToken cancellation) =>
                    handler(new FeedRequest(context, db, format), cancellation)
            )
            .WithCachedPage(fields)
            .RequireCors(OpenAddressAttribute.CorsPolicy)
            .WithMetadata(new OpenAddressAttribute());

    private static Task<IResult> SiteAsync(FeedRequest request, CancellationToken cancellation) =>
        request.AnswerAsync(
            "reviews",
            "ReviewSite: newly added reviews",
            "/",
            request.Reviews.OrderByDescending(r => r.Id).Take(FeedReviews.Most),
            cancellation
        );

    private static async Task<IResult> FilmAsync(FeedRequest request, CancellationToken cancellation)
    {
        var film = await request
            .Db.Films.AsNoTracking()
            .Where(f => f.Slug == request.Slug)
            .Select(f => new
            {
                f.Id,
                f.Title,
                f.Year,
            })
            .SingleOrDefaultAsync(cancellation);
        if (film is null)
        {
            return await request.Db.ResolveRedirectAsync(request.Slug, cancellation) is { } moved
                ? request.MovedTo($"/films/{moved}")
                : Results.NotFound();
        }

        return await request.AnswerAsync(
            $"film/{film.Id}",
            $"{Film.NameOf(film.Title, film.Year)}: reviews",
            $"/films/{request.Slug}",
            request.Reviews.Where(r => r.FilmId == film.Id).OrderByDescending(r => r.Id).Take(FeedReviews.Most),
            cancellation
        );
    }

    private static async Task<IResult> ContributorAsync(
        FeedRequest request,
        ContributorKind kind,
        CancellationToken cancellation
    )
    {
        var contributor = await kind.Of(request.Db).SingleOrDefaultAsync(w => w.Slug == request.Slug, cancellation);
        if (contributor is null)
        {
            return await kind.ResolveRedirectAsync(request.Db, request.Slug, cancellation) is { } moved
                ? request.MovedTo($"/{kind.Plural}/{moved}")
                : Results.NotFound();
        }

        return await request.AnswerAsync(
            $"{kind.Singular}/{contributor.Id}",
            $"{contributor.Name}: reviews",
            $"/{kind.Plural}/{contributor.Slug}",
            kind.ReviewsBy(request.Db, contributor.Id).NewestFirst().Take(FeedReviews.Most),
            cancellation
        );
    }

    private static async Task<IResult> SearchAsync(FeedRequest request, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Context.Request.Query);
        var typed = SearchWords.Normalize(query.Text("q", SearchWords.Longest));
        if (SearchWords.Of(typed) is not { } words)
        {
            query.Refuse("q", "“q” must contain at least one letter or digit. Say what to search for.");
            return query.Problem()!;
        }

        var found = (await request.Db.FindReviewsAsync(words, skip: 0, FeedReviews.Most, cancellation)).Ids;
        return await request.AnswerAsync(
            $"search/{Uri.EscapeDataString(typed!)}",
            $"Reviews with “{typed}”",
            Address.Of("/search", ("q", typed)),
            request.Reviews.Where(r => found.Contains(r.Id)).OrderByDescending(r => r.Id),
            cancellation,
            typed
        );
    }
}

/// <summary>A requested feed.</summary>
/// <param name="Format">"atom" or "json".</param>
internal sealed record FeedRequest(HttpContext Context, ReviewSiteDb Db, string Format)
{
    public string Slug => (string)Context.GetRouteValue("slug")!;

    public IQueryable<Review> Reviews => Db.Reviews.AsNoTracking();

    /// <param name="page">The page that shows the same, at its current address.</param>
    public IResult MovedTo(string page) =>
        Results.Redirect(Address.Escaped($"{page}/feed.{Format}") + Context.Request.QueryString, permanent: true);

    /// <param name="id">The part of the id that stays when an address changes.</param>
    /// <param name="page">The page that shows the same.</param>
    /// <param name="words">What is searched for.</param>
    public async Task<IResult> AnswerAsync(
        string id,
        string title,
        string page,
        IQueryable<Review> reviews,
        CancellationToken cancellation,
        string? words = null
    )
    {
        var entries = new FeedEntries(Db, path => ApiQuery.Absolute(Context, path));
        var listed = await entries.OfAsync(await reviews.ToFeedAsync(cancellation), cancellation);
        var feed = new Feed(
            entries.Tag(id),
            title,
            ApiQuery.Absolute(Context, page),
            ApiQuery.Absolute(Context, Address.Of(Context.Request.Path.Value!, ("q", words))),
            listed,
            listed.Count > 0
                ? listed.Max(e => e.Updated)
                : await FeedReviews.LastChangeAsync(Db, cancellation)
                    ?? Context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()
        );
        return Format == "atom"
            ? Results.Bytes(AtomFeed.Write(feed), AtomFeed.Type)
            : Results.Bytes(JsonFeed.Write(feed), JsonFeed.Type);
    }
}
