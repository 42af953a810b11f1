using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Search;

/// <summary>Films, critics, publications and quotes that hold the words.</summary>
[CostlyRead("q")]
[CachedPage("q", "page")]
public sealed class IndexModel(ReviewSiteDb db) : PageModel
{
    private const int NamesShown = 8;

    public string? Typed { get; private set; }

    /// <summary>What it comes to; none where nothing is typed, or nothing that could be found.</summary>
    public SearchWords? Words { get; private set; }

    public IReadOnlyCollection<string> Errors { get; private set; } = [];

    public IReadOnlyList<FilmCard> Films { get; private set; } = [];

    public Found FoundFilms { get; private set; } = Found.Nothing;

    public IReadOnlyList<(string Name, string Address)> Writers { get; private set; } = [];

    public Found FoundReviews { get; private set; } = Found.Nothing;

    public IReadOnlyList<FoundReview> Reviews { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public bool HasFound => Films.Count + Writers.Count + Reviews.Count > 0;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        Typed = SearchWords.Normalize(query.Text("q", SearchWords.Longest));
        var page = query.Whole("page", 1, SiteSearch.MostCounted / Pager.Size) ?? 1;
        Words = SearchWords.Of(Typed);
        Pager = PagerOver(page, total: 0);
        if (Words is not null)
        {
            await FindAsync(Words, page, query, cancellation);
        }

        Errors = [.. query.Errors.Values];
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }

    private async Task FindAsync(SearchWords words, int page, QueryReader query, CancellationToken cancellation)
    {
        FoundReviews = await db.FindReviewsAsync(words, (page - 1) * Pager.Size, Pager.Size, cancellation);
        Pager = PagerOver(query.Within(page, FoundReviews.Count), FoundReviews.Count);
        if (Pager.Page != page)
        {
            FoundReviews = await db.FindReviewsAsync(words, Pager.Skipped, Pager.Size, cancellation);
        }

        Reviews = await ReviewsAsync(FoundReviews.Ids, cancellation);
        if (Pager.Page > 1)
        {
            return;
        }

        FoundFilms = await db.FindFilmsAsync(words, NamesShown, cancellation);
        var films = await db.Films.AsNoTracking().Where(f => FoundFilms.Ids.Contains(f.Id)).ToListAsync(cancellation);
        Films = [.. from id in FoundFilms.Ids join film in films on id equals film.Id select FilmCard.Of(film)];
        var critics = (await db.FindCriticsAsync(words, NamesShown, cancellation)).Ids;
        var publications = (await db.FindPublicationsAsync(words, NamesShown, cancellation)).Ids;
        Writers =
        [
            .. (
                await db
                    .Critics.AsNoTracking()
                    .Where(c => critics.Contains(c.Id))
                    .OrderBy(c => c.NameKey)
                    .ToListAsync(cancellation)
            ).Select(c => (c.Name, $"/critics/{c.Slug}")),
            .. (
                await db
                    .Publications.AsNoTracking()
                    .Where(p => publications.Contains(p.Id))
                    .OrderBy(p => p.NameKey)
                    .ToListAsync(cancellation)
            ).Select(p => (p.Name, $"/publications/{p.Slug}")),
        ];
    }

    private async Task<List<FoundReview>> ReviewsAsync(IReadOnlyList<int> ids, CancellationToken cancellation)
    {
        var reviews = await db
            .Reviews.AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .Select(r => new FoundReview(
                r.Id,
                r.Film.Slug,
                r.Film.Title,
                r.Film.Year,
                r.Position,
                r.Critic!.Name ?? r.Credit,
                r.Publication!.Name,
                r.Quote!
            )
            {
                Before =
                    r.Position <= Pager.Size
                        ? 0
                        : db.Reviews.Count(other => other.FilmId == r.FilmId && other.Position < r.Position),
            })
            .ToListAsync(cancellation);
        return [.. from id in ids join review in reviews on id equals review.Id select review];
    }

    private Pager PagerOver(int page, int total) =>
        new(page, total, number => Address.Of("/search", ("q", Typed), ("page", Address.PageField(number))));
}

/// <summary>A review whose quote holds the words.</summary>
public sealed record FoundReview(
    int Id,
    string FilmSlug,
    string FilmTitle,
    int? FilmYear,
    int Position,
    string? By,
    string? Publication,
    string Quote
)
{
    /// <summary>How many of the film's reviews are listed before it.</summary>
    public int Before { get; init; }

    public string Link => Address.OfReview(FilmSlug, Position, Before);
}
