using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api;

/// <summary>The reviews of a film, by their positions.</summary>
internal static class FilmReviewList
{
    public static QueryFieldAttribute[] Fields { get; } =
    [ApiQuery.LimitField, ApiQuery.CursorField, ApiQuery.FieldsField];

    public static async Task<IResult> GetAsync(
        HttpContext context,
        string slug,
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery(context);
        var films = db.Films.Where(f => f.Slug == slug).Select(f => (int?)f.Id);
        if (await films.SingleOrDefaultAsync(cancellation) is not { } film)
        {
            return await FilmEndpoint.MissingAsync(context, db, slug, cancellation, "/reviews");
        }

        var list = string.Create(CultureInfo.InvariantCulture, $"reviews of film {film}");
        var cursor = query.Cursor(list);
        if (query.Problem() is { } problem)
        {
            return problem;
        }

        var last = cursor?.Id ?? 0;
        var rows = await db
            .Reviews.AsNoTracking()
            .Where(r => r.FilmId == film && r.Position > last)
            .OrderBy(r => r.Position)
            .Take(query.Limit + 1)
            .ToRows()
            .ToListAsync(cancellation);
        return query.List<ReviewRow, ReviewDocument>(
            rows,
            row => row.Entry,
            row => new Cursor(list, row.Entry.Position)
        );
    }
}
