using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Api.Writing;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api;

/// <summary>One film with all its reviews.</summary>
internal static class FilmEndpoint
{
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
        if (film is null)
        {
            return await db.ResolveRedirectAsync(slug, cancellation) is { } moved
                ? Results.Redirect(
                    $"/api/v1/films/{Uri.EscapeDataString(moved)}{context.Request.QueryString}",
                    permanent: true
                )
                : Results.Problem(
                    statusCode: StatusCodes.Status404NotFound,
                    detail: "There is no film at this address."
                );
        }

        return Precondition.IsKnown(context, film.Id, film.Version)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : query.One(await DocumentAsync(db, film, scale, cancellation));
    }

    /// <param name="film">As it is stored.</param>
    public static async Task<FilmDocument> DocumentAsync(
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
        return Document(film, reviews, scale);
    }

    public static FilmDocument Document(Film film, IEnumerable<Review> reviews, VerdictScale scale) =>
        new(
            film.Slug,
            film.Title,
            film.Year,
            film.Directors,
            film.OriginalTitle,
            film.Countries,
            film.Languages,
            film.Genres,
            film.RuntimeMinutes,
            film.Synopsis,
            film.ImdbId,
            SummaryDocument.Of(film.Summary, scale),
            [.. reviews.Select(Document)]
        );

    private static ReviewDocument Document(Review review) =>
        new(
            review.Position,
            review.Critic?.Name,
            review.Critic?.Slug,
            review.Credit,
            review.Publication?.Name,
            review.Publication?.Slug,
            review.Score?.Value,
            review.OriginalScore,
            EnumWord.Of(review.Reception),
            EnumWord.Of(BasisOf(review)),
            EnumWord.Of(review.Leaning),
            review.Date,
            review.Quote,
            review.Url,
            review.Language
        );

    /// <summary>A reception follows from the score, or the source stated it.</summary>
    public static Basis? BasisOf(Review review) =>
        review.Reception is null ? null
        : review.Score is null ? Basis.Published
        : Basis.Derived;
}
