using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Lists;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>A critic or a publication: the figures of their reviews, and the reviews.</summary>
[CostlyRead]
[CachedPage("min", "max", "year", "sort", "view", "page")]
public abstract class ContributorModel(ContributorKind kind, ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    private const int QuotesPerPage = 20;
    private const int RowsPerPage = 100;

    public ContributorKind Kind => kind;

    public Contributor Contributor { get; private set; } = null!;

    public ContributorStats Figures { get; private set; } = null!;

    public ContributorFilter Filter { get; private set; } = null!;

    public IReadOnlyList<ContributorReview> Reviews { get; private set; } = [];

    /// <summary>The reviews that are furthest from the others of their films, each with its label.</summary>
    public IReadOnlyList<(string Label, ContributorReview Review)> Leads { get; private set; } = [];

    /// <summary>The polls that a critic gave a list to.</summary>
    public IReadOnlyList<PollLink> Polls { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    /// <summary>Only the pages of all reviews, as they are shown first, are pages of their own.</summary>
    public PageHead Head =>
        (Filter.IsUsual ? PageHead.Of(Path, Pager) : new PageHead(Path)) with
        {
            Type = "profile",
            Feed = $"{Path}/feed",
        };

    private string Path => $"/{kind.Plural}/{Contributor.Slug}";

    public IReadOnlyCollection<string> Errors { get; private set; } = [];

    /// <summary>What else there is to know; <c>null</c> if it is as usual.</summary>
    public string? Note =>
        Contributor.Weight == Publication.DefaultWeight
            ? null
            : $"Has a weight of {Phrases.Number(Contributor.Weight)} in a film's score; the default is "
                + $"{Phrases.Number(Publication.DefaultWeight)}.";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await kind.Of(db).SingleOrDefaultAsync(w => w.Slug == slug, cancellation) is not { } contributor)
        {
            return await kind.ResolveRedirectAsync(db, slug, cancellation) is { } moved
                ? RedirectPermanent(Address.Escaped($"/{kind.Plural}/{moved}") + Request.QueryString)
                : NotFound();
        }

        var figures = await stats.GetAsync(
            $"{kind.Singular} {contributor.Id}",
            () => ContributorStats.LoadAsync(db, kind, contributor.Id, cancellation),
            cancellation,
            f => f.Bytes
        );
        if (figures.Reviews == 0)
        {
            return NotFound();
        }

        var query = new QueryReader(Request.Query);
        (Contributor, Figures, Filter) = (contributor, figures, ContributorFilter.Read(query));
        var matching = Filter.Of(figures.Entries);
        var perPage = Filter.IsTable ? RowsPerPage : QuotesPerPage;
        Pager = new Pager(
            query.Within(query.Page(), matching.Count, perPage),
            matching.Count,
            number => AddressWith(("page", Address.PageField(number)))
        )
        {
            PerPage = perPage,
        };
        await ReadAsync(matching, cancellation);
        Polls = kind == ContributorKind.Critics ? await db.PollsOfCriticAsync(contributor.Id, cancellation) : [];
        Errors = [.. query.Errors.Values];
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return Page();
    }

    /// <summary>The same list with some choices changed; all others stay, except the page.</summary>
    public string AddressWith(params (string Name, string? Value)[] fields) =>
        Address.Of(
            $"/{kind.Plural}/{Contributor.Slug}",
            Filter.Fields().Where(f => !Array.Exists(fields, changed => changed.Name == f.Name)).Concat(fields)
        );

    public string AddressOfScores(ScoreBand range) =>
        AddressWith(("min", Text(range.Low)), ("max", Text(range.High))) + "#reviews-heading";

    public string AddressOfYear(int year) => AddressWith(("year", Text(year))) + "#reviews-heading";

    /// <summary>The reviews of this page, and those that are quoted first.</summary>
    private async Task ReadAsync(IReadOnlyList<ReviewEntry> matching, CancellationToken cancellation)
    {
        var shown = matching.Skip(Pager.Skipped).Take(Pager.PerPage).ToList();
        (string Label, int? Id)[] leads =
            Filter.IsWhole && Pager.Page == 1
                ? [("Most generous review", Figures.MostGenerous), ("Harshest review", Figures.Harshest)]
                : [];
        var ids = shown.Select(e => e.Id).Union(leads.Select(l => l.Id).OfType<int>()).ToList();
        var reviews = (
            await db
                .Reviews.AsNoTracking()
                .Where(r => ids.Contains(r.Id))
                .ToContributorReviewsAsync(isByCritic: kind == ContributorKind.Critics, cancellation)
        ).ToDictionary(r => r.Id);
        Reviews =
        [
            .. shown
                .Where(e => reviews.ContainsKey(e.Id))
                .Select(e => reviews[e.Id] with { Difference = e.Difference }),
        ];
        var differences = Figures.Entries.Where(e => leads.Any(l => l.Id == e.Id)).ToDictionary(e => e.Id);
        Leads =
        [
            .. leads
                .Where(l => l.Id is { } id && reviews.ContainsKey(id))
                .Select(l => (l.Label, reviews[l.Id!.Value] with { Difference = differences[l.Id.Value].Difference })),
        ];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
