namespace ReviewSite.Web.Posters;

internal static class PosterEndpoints
{
    /// <summary>A poster's name is the hash of its content, so it may be cached forever.</summary>
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>The caching of the substitute for a small picture that could not be created.</summary>
    private const string ForAWhile = "public, max-age=3600";

    private const string Root = "/posters";

    private static readonly string[] _reading = [HttpMethods.Get, HttpMethods.Head];

    /// <param name="name">Of the poster's file.</param>
    public static string AddressOf(string name) => $"{Root}/{name}";

    public static string SmallAddressOf(string name) => $"{Root}/small/{name}";

    /// <returns>Their group, for what all of them have in common.</returns>
    public static RouteGroupBuilder MapPosters(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Root);
        group.MapMethods(
            "/{name}",
            _reading,
            async (string name, PosterFiles posters, HttpContext context) =>
                Send(await posters.FindAsync(name, context.RequestAborted), context)
        );
        group.MapMethods(
            "/small/{name}",
            _reading,
            async (string name, SmallPosters posters, HttpContext context) =>
                Send(await posters.FindAsync(name, context.RequestAborted), context)
        );
        return group;
    }

    private static IResult Send(PosterFile? poster, HttpContext context)
    {
        if (poster is null)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = poster.IsStandIn ? ForAWhile : ForEver;
        return Results.File(poster.Path, poster.ContentType);
    }
}
