using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api;

/// <summary>Films, critics, publications and reviews that contain the words, as on the search page.</summary>
internal static class SearchEndpoint
{
    private const string List = "search";
    private const int NamesShown = 8;

    public static QueryFieldAttribute[] Fields { get; } =
    [
        new(
            "q",
            "The words to search for; words in quotation marks must be next to each other. A year at the end also "
                + "finds films of that year."
        )
        {
            Example = "pusher",
            IsRequired = true,
        },
        ApiQuery.LimitField,
        ApiQuery.CursorField,
        ApiQuery.FieldsField,
    ];

    public static async Task<IResult> GetAsync(
        HttpContext context,
        ReviewSiteDb db,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery(context);
        var typed = query.Reader.Text("q", SearchWords.Longest);
        var words = SearchWords.Of(typed);
        if (words is null)
        {
            query.Reader.Refuse("q", "“q” must contain at least one letter or digit. Say what to search for.");
        }

        var cursor = query.Cursor(List);
        if (query.Problem() is { } problem || words is null)
        {
            return query.Problem()!;
        }

        // The best come first, which is not the order of a key: the cursor of a search is a number of reviews.
        var skipped = Math.Clamp(cursor?.Id ?? 0, 0, Found.MostCounted);
        var found = await db.FindReviewsAsync(words, skipped, query.Limit, cancellation);
        var next = skipped + found.Ids.Count;
        var address =
            found.Ids.Count == query.Limit && next < found.Count ? query.AddressOf(new Cursor(List, next)) : null;
        if (address is not null)
        {
            context.Response.Headers.Link = $"<{address}>; rel=\"next\"";
        }

        var isFirst = cursor is null;
        var films = isFirst ? await db.FindFilmsAsync(words, NamesShown, cancellation) : null;
        var critics = isFirst ? await db.FindCriticsAsync(words, NamesShown, cancellation) : null;
        var publications = isFirst ? await db.FindPublicationsAsync(words, NamesShown, cancellation) : null;
        return query.One(
            new SearchDocument(
                await FilmsAsync(db, films?.Ids ?? [], scale, query, cancellation),
                await NamesAsync(db, ContributorKind.Critics, critics?.Ids ?? [], query, cancellation),
                await NamesAsync(db, ContributorKind.Publications, publications?.Ids ?? [], query, cancellation),
                await ReviewsAsync(db, found.Ids, cancellation),
                new FoundDocument(
                    FoundCount.Of(films),
                    FoundCount.Of(critics),
                    FoundCount.Of(publications),
                    FoundCount.Of(found)
                ),
                address
            )
        );
    }

    private static async Task<IReadOnlyList<FilmEntry>> FilmsAsync(
        ReviewSiteDb db,
        IReadOnlyList<int> ids,
        VerdictScale scale,
        ApiQuery query,
        CancellationToken cancellation
    )
    {
        var films = await db.Films.AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(cancellation);
        return
        [
            .. from id in ids join film in films on id equals film.Id select FilmEntry.Of(film, scale, query.Absolute),
        ];
    }

    private static async Task<IReadOnlyList<ContributorEntry>> NamesAsync(
        ReviewSiteDb db,
        ContributorKind kind,
        IReadOnlyList<int> ids,
        ApiQuery query,
        CancellationToken cancellation
    )
    {
        var named = kind.Of(db).Where(w => ids.Contains(w.Id)).OrderBy(w => w.NameKey);
        var rows = await kind.WithReviewCounts(db, named).ToListAsync(cancellation);
        return
        [
            .. rows.Where(row => row.Reviews > 0)
                .Select(row => new ContributorEntry(
                    row.Slug,
                    row.Name,
                    row.Reviews,
                    query.Absolute($"/{kind.Plural}/{row.Slug}")
                )),
        ];
    }

    private static async Task<IReadOnlyList<ReviewEntry>> ReviewsAsync(
        ReviewSiteDb db,
        IReadOnlyList<int> ids,
        CancellationToken cancellation
    )
    {
        var rows = await db.Reviews.AsNoTracking().Where(r => ids.Contains(r.Id)).ToRows().ToListAsync(cancellation);
        return [.. from id in ids join row in rows on id equals row.Id select row.Entry];
    }
}
