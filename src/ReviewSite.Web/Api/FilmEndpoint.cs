using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Api.Writing;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api;

/// <summary>One film with all its reviews.</summary>
internal static class FilmEndpoint
{
    public const string NotThere = "There is no film at this address.";

    public static QueryFieldAttribute[] Fields { get; } = [ApiQuery.FieldsField];

    public static async Task<IResult> GetAsync(
        HttpContext context,
        string slug,
        ReviewSiteDb db,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery(context);
        var film = await db.Films.AsNoTracking().SingleOrDefaultAsync(f => f.Slug == slug, cancellation);
        return film is null ? await MissingAsync(context, db, slug, cancellation)
            : Precondition.IsKnown(context, film.Id, film.Version)
                ? Results.StatusCode(StatusCodes.Status304NotModified)
            : query.One(await DocumentAsync(context, db, film, scale, cancellation));
    }

    /// <param name="film">As it is stored.</param>
    public static async Task<FilmDocument> DocumentAsync(
        HttpContext context,
        ReviewSiteDb db,
        Film film,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        var reviews = await db
            .Reviews.AsNoTracking()
            .Include(r => r.Critic)
            .Include(r => r.Publication)
            .Where(r => r.FilmId == film.Id)
            .OrderBy(r => r.Position)
            .ToListAsync(cancellation);
        return Document(film, reviews, scale, path => ApiQuery.Absolute(context, path));
    }

    public static FilmDocument Document(
        Film film,
        IEnumerable<Review> reviews,
        VerdictScale scale,
        Func<string, string> absolute
    ) =>
        new(
            FilmEntry.Of(film, scale, absolute),
            [
                .. reviews.Select(r =>
                    ReviewDocument.Of(r, r.Critic?.Name, r.Critic?.Slug, r.Publication?.Name, r.Publication?.Slug)
                ),
            ]
        );

    /// <summary>The answer where no film has this slug: where the film is now, or that there is none.</summary>
    /// <param name="rest">The rest of the address, below the film's.</param>
    public static async Task<IResult> MissingAsync(
        HttpContext context,
        ReviewSiteDb db,
        string slug,
        CancellationToken cancellation,
        string rest = "",
        string detail = NotThere
    ) =>
        await db.ResolveRedirectAsync(slug, cancellation) is { } moved
            ? Results.Redirect(
                $"/api/v1/films/{Uri.EscapeDataString(moved)}{rest}{context.Request.QueryString}",
                permanent: true
            )
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: detail);
}
