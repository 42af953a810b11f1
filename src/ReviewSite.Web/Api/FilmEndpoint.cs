using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api;

internal static class FilmEndpoint
{
    public static async Task<IResult> GetAsync(
        string slug,
        ReviewSiteDb db,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        var film = await db.Films.AsNoTracking().SingleOrDefaultAsync(f => f.Slug == slug, cancellation);
        if (film is null)
        {
            return await db.ResolveRedirectAsync(slug, cancellation) is { } moved
                ? Results.Redirect($"/api/v1/films/{Uri.EscapeDataString(moved)}", permanent: true)
                : Results.Problem(
                    statusCode: StatusCodes.Status404NotFound,
                    detail: "There is no film at this address."
                );
        }

        var reviews = await db
            .Reviews.AsNoTracking()
            .Where(r => r.FilmId == film.Id)
            .OrderBy(r => r.Position)
            .Select(r => new
            {
                Review = r,
                Critic = r.Critic!.Name,
                Publication = r.Publication!.Name,
            })
            .ToListAsync(cancellation);
        return Results.Ok(
            new FilmDocument(
                film.Slug,
                film.Title,
                film.Year,
                film.Directors,
                SummaryDocument.Of(film.Summary, scale),
                [.. reviews.Select(r => Document(r.Review, r.Critic, r.Publication))]
            )
        );
    }

    private static ReviewDocument Document(Review review, string? critic, string? publication) =>
        new(
            review.Position,
            critic,
            review.Credit,
            publication,
            review.Score?.Value,
            review.OriginalScore,
            EnumWord.Of(review.Reception),
            EnumWord.Of(BasisOf(review)),
            EnumWord.Of(review.Leaning),
            review.Date,
            review.Quote,
            review.Url
        );

    /// <summary>A reception follows from the score, or the source stated it.</summary>
    private static Basis? BasisOf(Review review) =>
        review.Reception is null ? null
        : review.Score is null ? Basis.Published
        : Basis.Derived;
}
