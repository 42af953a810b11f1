using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Collections;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Api;

/// <summary>The collections that editors made, and one with its films.</summary>
internal static class CollectionEndpoints
{
    public static QueryFieldAttribute[] ListFields { get; } =
    [ApiQuery.LimitField, ApiQuery.CursorField, ApiQuery.FieldsField];

    public static Task<IResult> ListAsync(HttpContext context, ReviewSiteDb db, CancellationToken cancellation)
    {
        var query = new ApiQuery(context);
        return query.NewestAsync(
            "collections",
            (most, before) => db.NewestCollectionsAsync(most, cancellation, before),
            c => new CollectionEntry(c.Slug, c.Title, c.Description, c.Films, AddressOf(query, c.Slug)),
            c => c.Id
        );
    }

    public static async Task<IResult> GetAsync(
        HttpContext context,
        string slug,
        ReviewSiteDb db,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery(context);
        if (await db.FindCuratedAsync<CuratedFilms>(slug, cancellation) is not { } collection)
        {
            return Results.Problem(
                statusCode: StatusCodes.Status404NotFound,
                detail: "There is no collection at this address."
            );
        }

        var ids = collection.Sections.SelectMany(s => s.Films).ToList();
        var films = await db
            .Films.AsNoTracking()
            .Where(f => ids.Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, cancellation);
        return query.One(
            new CollectionDocument(
                slug,
                collection.Title,
                collection.Description,
                AddressOf(query, slug),
                [
                    .. collection.Sections.Select(s => new SectionDocument(
                        s.Title,
                        [.. s.Films.Where(films.ContainsKey).Select(f => FilmEntry.Of(films[f], scale, query.Absolute))]
                    )),
                ]
            )
        );
    }

    private static string AddressOf(ApiQuery query, string slug) => query.Absolute($"/collections/{slug}");
}
