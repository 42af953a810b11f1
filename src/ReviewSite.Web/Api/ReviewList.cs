using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api;

/// <summary>
/// Reviews, the newest first and those without a date last: all, or of a film, a critic, a publication.
/// </summary>
internal static class ReviewList
{
    private const string List = "reviews";

    public static QueryFieldAttribute[] Fields { get; } =
    [
        new("film", "Reviews of the film with this slug; together with critic, that critic’s reviews of it.")
        {
            Example = "pusher",
        },
        new("critic", "Reviews by the critic with this slug.") { Example = "noel-murray" },
        new("publication", "Reviews in the publication with this slug."),
        new("reception", "Reviews with this reception; requires film, critic or publication.")
        {
            Choices = [.. ReceptionChoice.All.Keys],
        },
        ApiQuery.LimitField,
        ApiQuery.CursorField,
        ApiQuery.FieldsField,
    ];

    public static async Task<IResult> GetAsync(HttpContext context, ReviewSiteDb db, CancellationToken cancellation)
    {
        var query = new ApiQuery(context);
        var reviews = await MatchingAsync(db, query, cancellation);
        var cursor = query.Cursor(List);
        if (query.Problem() is { } problem)
        {
            return problem;
        }

        var rows = new List<ReviewRow>();
        var last = DateOf(cursor);
        if (last is not null)
        {
            // A separate query, because many reviews share a date, and no index supports “earlier, or the same and
            // lower”.
            rows = await RowsAsync(
                reviews.Where(r => r.Date == last && r.Id < cursor!.Id),
                query.Limit + 1,
                cancellation
            );
        }

        if (rows.Count <= query.Limit && (cursor is null || last is not null))
        {
            var dated = cursor is null ? reviews.Where(r => r.Date != null) : reviews.Where(r => r.Date < last);
            rows.AddRange(await RowsAsync(dated, query.Limit + 1 - rows.Count, cancellation));
        }

        if (rows.Count <= query.Limit)
        {
            var lastId = cursor is not null && last is null ? cursor.Id : int.MaxValue;
            rows.AddRange(
                await RowsAsync(
                    reviews.Where(r => r.Date == null && r.Id < lastId),
                    query.Limit + 1 - rows.Count,
                    cancellation
                )
            );
        }

        return query.List(rows, row => row.Entry, CursorAfter);
    }

    public static Task<List<ReviewRow>> RowsAsync(
        IQueryable<Review> reviews,
        int limit,
        CancellationToken cancellation
    ) => reviews.NewestFirst().Take(limit).ToRows().ToListAsync(cancellation);

    private static async Task<IQueryable<Review>> MatchingAsync(
        ReviewSiteDb db,
        ApiQuery query,
        CancellationToken cancellation
    )
    {
        var reviews = db.Reviews.AsNoTracking();
        var isNarrowed = false;
        if (
            await IdOfAsync(query, "film", async slug => (await db.FindBySlugOrMovedAsync(slug, cancellation))?.Id) is
            { } film
        )
        {
            (reviews, isNarrowed) = (reviews.Where(r => r.FilmId == film), true);
        }

        if (await IdOfAsync(query, "critic", slug => IdOfContributorAsync(ContributorKind.Critics, slug)) is { } critic)
        {
            (reviews, isNarrowed) = (reviews.Where(r => r.CriticId == critic), true);
        }

        if (
            await IdOfAsync(query, "publication", slug => IdOfContributorAsync(ContributorKind.Publications, slug)) is
            { } publication
        )
        {
            (reviews, isNarrowed) = (reviews.Where(r => r.PublicationId == publication), true);
        }

        if (query.Reader.OneOf("reception", ReceptionChoice.All) is not { } reception)
        {
            return reviews;
        }

        if (!isNarrowed)
        {
            query.Reader.Refuse("reception", "“reception” needs film, critic or publication as well. Add one of them.");
        }

        return reviews.Of(reception);

        async Task<int?> IdOfContributorAsync(ContributorKind kind, string slug) =>
            (await kind.FindBySlugOrMovedAsync(db, slug, cancellation))?.Id;

        async Task<int?> IdOfAsync(ApiQuery from, string field, Func<string, Task<int?>> find)
        {
            if (from.Reader.Text(field, Slug.MaxLength) is not { } slug)
            {
                return null;
            }

            var id = await find(slug);
            if (id is null)
            {
                from.Reader.Refuse(field, $"“{field}” is “{slug}”; there is no {field} with that slug.");
            }

            return id;
        }
    }

    private static DateOnly? DateOf(Cursor? cursor) =>
        DateOnly.TryParseExact(cursor?.Key, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static Cursor CursorAfter(ReviewRow row) =>
        new(List, row.Id, row.Entry.Date?.ToString("O", CultureInfo.InvariantCulture));
}

/// <summary>A review with its number and its version, which are not part of the API.</summary>
internal sealed record ReviewRow(int Id, int Version, ReviewEntry Entry);

internal static class ReviewRowQueries
{
    public static IQueryable<ReviewRow> ToRows(this IQueryable<Review> reviews) =>
        reviews.Select(r =>
            RowOf(
                r,
                new FilmReference(r.Film.Slug, r.Film.Title, r.Film.Year),
                r.Critic!.Name,
                r.Critic!.Slug,
                r.Publication!.Name,
                r.Publication!.Slug
            )
        );

    private static ReviewRow RowOf(
        Review review,
        FilmReference film,
        string? critic,
        string? criticSlug,
        string? publication,
        string? publicationSlug
    ) =>
        new(
            review.Id,
            review.Version,
            new ReviewEntry(film, ReviewDocument.Of(review, critic, criticSlug, publication, publicationSlug))
        );
}
