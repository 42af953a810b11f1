using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Collections;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Charts;
using ReviewSite.Web.Pages.Shared.Sharing;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

[CostlyRead("q")]
[CachedPage("reception", "min", "max", "publication", "critic", "q", "year", "sort", "page", "review")]
public sealed class FilmModel(
    ReviewSiteDb db,
    CatalogueStatsCache stats,
    VerdictScale scale,
    SiteOptions site,
    ShareFonts fonts
) : PageModel
{
    private const int FewestDrawn = 4;

    public Film Film { get; private set; } = null!;

    public ReviewFilterForm Form { get; private set; } = null!;

    public ReviewFacets Facets { get; private set; } = null!;

    /// <summary>The reviews that are quoted first, each with what it stands for.</summary>
    public IReadOnlyList<LeadQuote> Leads { get; private set; } = [];

    /// <summary>Whether reviews are quoted first where the list is not narrowed.</summary>
    public bool HasLeads { get; private set; }

    /// <summary>None where too few critics know the film for a verdict.</summary>
    public IReadOnlyList<AgreeingCritic> Agreeing =>
        Film.Summary is { Verdict.Band: not null, Score: { } score } ? Facets.AgreeingWith(score.Value) : [];

    /// <summary>The editors' collections and critics' lists that name the film.</summary>
    public IReadOnlyList<CuratedMention> Mentions { get; private set; } = [];

    public RelatedFilms Related { get; private set; } = null!;

    public FilterCounts Shown { get; private set; } = null!;

    public IReadOnlyList<ReviewCard> Reviews { get; private set; } = [];

    /// <summary>None where there are too few scores for a picture of them.</summary>
    public Histogram? Scores { get; private set; }

    /// <summary>None where there are too few dates.</summary>
    public TimeChart? Times { get; private set; }

    /// <summary>
    /// They are above the list of reviews if quotes come first, and below it otherwise, so that the first screens of a
    /// phone have something to read.
    /// </summary>
    public bool HasCharts => Scores is not null || Times is not null;

    public bool HasHistory => Facets.HasHistory;

    public Pager Pager { get; private set; } = null!;

    /// <summary>What search engines are given of the owner's own critics; the page has to say it as well.</summary>
    internal OwnRating? Own { get; private set; }

    /// <summary>A list that is narrowed is no page of its own for search engines.</summary>
    public PageHead Head =>
        (Form.Filter.IsWhole ? PageHead.Of($"/films/{Film.Slug}", Pager) : new PageHead($"/films/{Film.Slug}")) with
        {
            Type = "video.movie",
            Feed = $"/films/{Film.Slug}/feed",
            Image =
                HasShareImage ? Address.Escaped(FilmShareImage.PathOf(Film.Slug))
                : Film.Poster is { } poster ? PosterEndpoints.AddressOf(poster)
                : null,
            IsImageWide = HasShareImage,
            HasCard = true,
            StructuredData = HttpContext.HidesScores()
                ? null
                : new StructuredData(
                    new FilmStructuredData(site.StructuredRatings, Own, path => site.Absolute(HttpContext, path)).Of(
                        Film,
                        Reviews
                    )
                ),
        };

    private bool HasShareImage => fonts.CanDraw(Film.Title);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        // One connection for all queries: opening one takes longer than most of them.
        await db.Database.OpenConnectionAsync(cancellation);
        if (await db.FindFilmAsync(slug, cancellation) is not { } film)
        {
            return await this.MovedFilmAsync(db, slug, "", cancellation);
        }

        Film = film;
        var reviews = db.Reviews.AsNoTracking().Where(r => r.FilmId == film.Id);
        var first = await db.FirstReviewsAsync(film.Id, cancellation);
        await LoadListAsync(reviews, first, cancellation);
        await LoadLeadsAsync(reviews, first, cancellation);
        DrawCharts();
        Own =
            site.StructuredRatings == StructuredRatings.Own
                ? await OwnRating.OfAsync(db, stats, reviews, cancellation)
                : null;
        Mentions = await db.CuratedMentionsAsync(film.Id, cancellation);
        Related = await RelatedFilms.LoadAsync(db, stats, film, cancellation);
        Response.StatusCode = Form.Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return Page();
    }

    /// <summary>
    /// Most films have no more reviews than the first page shows: these are read once, and nothing else has to be
    /// queried. Of others, the facets are read without the quotes, and the reviews of the page that is shown.
    /// </summary>
    private async Task LoadListAsync(IQueryable<Review> reviews, List<ReviewCard> first, CancellationToken cancellation)
    {
        var areAll = first.Count <= ReviewFilterForm.PerPage;
        Facets = areAll ? ReviewFacets.Of(first) : await ReviewFacets.LoadAsync(reviews, cancellation);
        Form = await ReviewFilterForm.ReadAsync(db, $"/films/{Film.Slug}", Request.Query, Facets, cancellation);
        Shown = await FilterCounts.CountAsync(reviews, Facets.Known, Form.Filter, Film.Summary, scale, cancellation);
        Pager = Form.PagerOver(Shown.Matching, Facets.Positions);
        Reviews =
            areAll && Form.Filter.IsWhole
                ? first
                : await reviews
                    .Matching(Form.Filter)
                    .Sorted(Form.Filter.Sort)
                    .Skip(Pager.Skipped)
                    .Take(Pager.PerPage)
                    .ToCards()
                    .ToListAsync(cancellation);
    }

    private async Task LoadLeadsAsync(
        IQueryable<Review> reviews,
        List<ReviewCard> first,
        CancellationToken cancellation
    )
    {
        var leads = Facets.Leads();
        HasLeads = leads.Count > 0;
        Leads =
            Form.Filter.IsWhole && Pager.Page == 1
                ? await LeadQuote.LoadAsync(leads, Film.Slug, reviews, first, Reviews, cancellation)
                : [];
    }

    private void DrawCharts()
    {
        Scores = Film.Summary.Scored >= FewestDrawn ? Facets.ScoresOn(scale) with { LinkOf = AddressOfScores } : null;
        Times =
            Shown.Listed >= FewestDrawn && Facets.HasSeveralDates ? Facets.Times with { LinkOf = AddressOfYear } : null;
    }

    private string AddressOfScores(ScoreBand range) => Form.AddressOfScores(range.Low, range.High) + "#reviews-heading";

    private string AddressOfYear(int year) =>
        Form.AddressWith("year", year.ToString(CultureInfo.InvariantCulture)) + "#reviews-heading";
}
