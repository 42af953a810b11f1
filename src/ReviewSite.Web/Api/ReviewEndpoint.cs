using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Api.Writing;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api;

/// <summary>One review, known by its film and its position among the film's reviews.</summary>
internal static class ReviewEndpoint
{
    public const string NotThere = "There is no review at this address.";

    public static QueryFieldAttribute[] Fields { get; } = [ApiQuery.FieldsField];

    public static async Task<IResult> GetAsync(
        HttpContext context,
        string slug,
        string position,
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery(context);
        var number = int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
        var reviews = db.Reviews.AsNoTracking().Where(r => r.Film.Slug == slug && r.Position == number);
        if (await reviews.ToRows().SingleOrDefaultAsync(cancellation) is { } row)
        {
            return Precondition.IsKnown(context, row.Id, row.Version)
                ? Results.StatusCode(StatusCodes.Status304NotModified)
                : query.One(row.Entry);
        }

        var rest = string.Create(CultureInfo.InvariantCulture, $"/reviews/{number}");
        return await FilmEndpoint.MissingAsync(context, db, slug, cancellation, rest, NotThere);
    }

    public static string AddressOf(HttpContext context, ReviewEntry review) =>
        ApiQuery.Absolute(context, PathOf(review.Film.Slug, review.Position));

    public static string PathOf(string slug, int position) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/v1/films/{Uri.EscapeDataString(slug)}/reviews/{position}");
}
