using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>A critic, or a publication: what their reviews come to, and the reviews.</summary>
[CostlyRead]
[CachedPage("page")]
public abstract class ContributorModel(ContributorKind kind, ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    public ContributorKind Kind => kind;

    public Writer Writer { get; private set; } = null!;

    public ContributorStats Figures { get; private set; } = null!;

    public IReadOnlyList<ContributorReview> Reviews { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public PageHead Head =>
        PageHead.Of($"/{kind.Plural}/{Writer.Slug}", Pager) with
        {
            Type = "profile",
            Feed = $"/{kind.Plural}/{Writer.Slug}/feed",
        };

    public IReadOnlyCollection<string> Errors { get; private set; } = [];

    /// <summary>What else there is to know; none where it is as usual.</summary>
    public string? Note =>
        Writer.Weight == Publication.DefaultWeight
            ? null
            : $"Has a weight of {Phrases.Number(Writer.Weight)} in a film's score; the default is "
                + $"{Phrases.Number(Publication.DefaultWeight)}.";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await kind.Of(db).SingleOrDefaultAsync(w => w.Slug == slug, cancellation) is not { } writer)
        {
            return NotFound();
        }

        var figures = await stats.GetAsync(
            $"{kind.Singular} {writer.Id}",
            () => ContributorStats.LoadAsync(kind.ReviewsBy(db, writer.Id), kind, db.Scale, cancellation),
            cancellation,
            f => f.Bytes
        );
        if (figures.Reviews == 0)
        {
            return NotFound();
        }

        var query = new QueryReader(Request.Query);
        (Writer, Figures) = (writer, figures);
        Pager = new Pager(
            query.Within(query.Page(), figures.Reviews),
            figures.Reviews,
            number => Address.Of($"/{kind.Plural}/{slug}", ("page", Address.PageField(number)))
        );
        var shown = figures.Newest.Skip(Pager.Skipped).Take(Pager.PerPage).ToList();
        Reviews = await db
            .Reviews.AsNoTracking()
            .Where(r => shown.Contains(r.Id))
            .ToContributorReviewsAsync(isByCritic: kind == ContributorKind.Critics, cancellation);
        Errors = [.. query.Errors.Values];
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return Page();
    }
}
