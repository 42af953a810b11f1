using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api;

/// <summary>The critics, or the publications, with reviews on the site, by name; and one of them.</summary>
internal sealed class ContributorList(ContributorKind kind)
{
    public QueryFieldAttribute[] Fields { get; } =
    [
        new("q", "Words in the name.") { Example = kind == ContributorKind.Critics ? "murray" : "times" },
        ApiQuery.LimitField,
        ApiQuery.CursorField,
        ApiQuery.FieldsField,
    ];

    public async Task<IResult> ListAsync(HttpContext context, ReviewSiteDb db, CancellationToken cancellation)
    {
        var query = new ApiQuery(context);
        var typed = SearchWords.Normalize(query.Reader.Text("q", SearchWords.Longest));
        var words = SearchWords.Of(typed);
        if (typed is not null && words is null)
        {
            query.Reader.Refuse("q", $"“{typed}” contains no letter or digit.");
        }

        var cursor = query.Cursor(kind.Plural);
        if (query.Problem() is { } problem)
        {
            return problem;
        }

        var last = cursor?.Key ?? "";
        var shown = kind.Shown(db, words).Where(w => w.NameKey.CompareTo(last) > 0).OrderBy(w => w.NameKey);
        var rows = await kind.WithReviewCounts(db, shown.Take(query.Limit + 1)).ToListAsync(cancellation);
        return query.List(
            rows,
            row => new ContributorEntry(row.Slug, row.Name, row.Reviews, AddressOf(query, row.Slug)),
            row => new Cursor(kind.Plural, row.Id, row.NameKey)
        );
    }

    public async Task<IResult> GetAsync(
        HttpContext context,
        string slug,
        ReviewSiteDb db,
        CatalogueStatsCache stats,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery(context);
        if (await kind.Of(db).SingleOrDefaultAsync(w => w.Slug == slug, cancellation) is not { } contributor)
        {
            return await kind.ResolveRedirectAsync(db, slug, cancellation) is { } moved
                ? Results.Redirect(
                    $"/api/v1/{kind.Plural}/{Uri.EscapeDataString(moved)}{context.Request.QueryString}",
                    permanent: true
                )
                : Missing();
        }

        var figures = await stats.GetAsync(
            $"{kind.Singular} {contributor.Id}",
            () => ContributorStats.LoadAsync(db, kind, contributor.Id, cancellation),
            cancellation,
            f => f.Bytes
        );
        return figures.Reviews == 0
            ? Missing()
            : query.One(
                new ContributorDocument(
                    contributor.Slug,
                    contributor.Name,
                    contributor.Weight,
                    figures.Reviews,
                    figures.Tally.Positive,
                    figures.Tally.Mixed,
                    figures.Tally.Negative,
                    figures.Tally.Unknown,
                    figures.Spread?.Mean,
                    figures.Deviation,
                    SeverityDocument.Of(figures.Severity),
                    AddressOf(query, contributor.Slug),
                    query.Absolute($"/api/v1/reviews?{kind.Singular}={contributor.Slug}")
                )
            );
    }

    private string AddressOf(ApiQuery query, string slug) => query.Absolute($"/{kind.Plural}/{slug}");

    private IResult Missing() =>
        Results.Problem(
            statusCode: StatusCodes.Status404NotFound,
            detail: $"There is no {kind.Singular} at this address."
        );
}
