using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>The critics, or the publications, that reviews are on file of.</summary>
[CostlyRead("q")]
[CachedPage("q", "page")]
public abstract class ContributorListModel(ContributorKind kind, ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    public ContributorKind Kind => kind;

    /// <summary>What was searched for, as typed.</summary>
    public string? Words { get; private set; }

    public IReadOnlyCollection<string> Errors { get; private set; } = [];

    public IReadOnlyList<ContributorCard> Writers { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        Words = SearchWords.Normalize(query.Text("q", SearchWords.Longest));
        var page = query.Page();
        var matching = kind.Shown(db, SearchWords.Of(Words));
        var total = await stats.GetAsync(
            $"{kind.Plural} {Words}",
            () => matching.CountAsync(cancellation),
            cancellation
        );
        Pager = new Pager(
            query.Within(page, total),
            total,
            number => Address.Of($"/{kind.Plural}", ("q", Words), ("page", Address.PageField(number)))
        );
        Writers = await matching
            .OrderBy(w => w.NameKey)
            .Skip(Pager.Skipped)
            .Take(Pager.Size)
            .Select(w => new ContributorCard(
                w.Slug,
                w.Name,
                db.Reviews.IgnoreQueryFilters()
                    .Count(r =>
                        EF.Property<int?>(r, kind.IdOfReview) == w.Id
                        && !r.IsWithdrawn
                        && !db.Films.IgnoreQueryFilters().Any(f => f.IsWithdrawn && f.Id == r.FilmId)
                    )
            ))
            .ToListAsync(cancellation);
        Errors = [.. query.Errors.Values];
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }
}

/// <summary>A critic or a publication in a list.</summary>
public sealed record ContributorCard(string Slug, string Name, int Reviews);
