using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Search;

/// <summary>Films, critics, publications and quotes that contain the words.</summary>
[CostlyRead("q")]
[CachedPage("q", "page")]
public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    private const int NamesShown = 8;

    /// <summary>How many films and how many critics are tried for a query that names both.</summary>
    private const int CandidatesTried = 20;

    private const int MostWordsSplit = 5;

    public string? Typed { get; private set; }

    /// <summary>The parsed query; <c>null</c> if nothing is typed, or nothing that can be searched for.</summary>
    public SearchWords? Words { get; private set; }

    public IReadOnlyCollection<string> Errors { get; private set; } = [];

    public IReadOnlyList<FilmCard> Films { get; private set; } = [];

    public Found FoundFilms { get; private set; } = Found.Nothing;

    public IReadOnlyList<(string Name, string Address)> Writers { get; private set; } = [];

    public Found FoundReviews { get; private set; } = Found.Nothing;

    public IReadOnlyList<FoundReview> Reviews { get; private set; } = [];

    /// <summary>Reviews of a film by a critic, if the query names both.</summary>
    public IReadOnlyList<FoundReview> Crossed { get; private set; } = [];

    /// <summary>The query with its misspelled words replaced, if nothing was found.</summary>
    public string? Suggestion { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public bool HasFound => Films.Count + Writers.Count + Reviews.Count + Crossed.Count > 0;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        Typed = SearchWords.Normalize(query.Text("q", SearchWords.Longest));
        var page = query.Whole("page", 1, Found.MostCounted / Pager.Size) ?? 1;
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
        Crossed = await CrossedAsync(words, cancellation);
        if (!HasFound)
        {
            var spelling = await stats.GetAsync(
                "spelling",
                () => Spelling.LoadAsync(db, cancellation),
                cancellation,
                w => w.Bytes
            );
            Suggestion = spelling.Suggestion(words);
        }
    }

    /// <summary>"shrek ebert" and "ebert shrek": each split of the words into a film and a critic.</summary>
    private async Task<IReadOnlyList<FoundReview>> CrossedAsync(SearchWords words, CancellationToken cancellation)
    {
        if (words.Phrases.Count is < 2 or > MostWordsSplit)
        {
            return [];
        }

        foreach (var (first, second) in words.Splits().SelectMany(s => new[] { s, (s.Second, s.First) }))
        {
            var critics = (await db.FindCriticsAsync(second, CandidatesTried, cancellation)).Ids;
            var films = critics.Count == 0 ? [] : (await db.FindFilmsAsync(first, CandidatesTried, cancellation)).Ids;
            if (films.Count == 0)
            {
                continue;
            }

            var ids = await db
                .Reviews.AsNoTracking()
                .Where(r => films.Contains(r.FilmId) && critics.Contains(r.CriticId!.Value))
                .OrderByDescending(r => r.Date)
                .Select(r => r.Id)
                .Take(NamesShown)
                .ToListAsync(cancellation);
            if (ids.Count > 0)
            {
                return await ReviewsAsync(ids, cancellation);
            }
        }

        return [];
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
                r.Date,
                r.Quote,
                r.Language,
                new ReviewChip(r.Score, r.OriginalScore, r.Reception, r.Leaning)
            ))
            .ToListAsync(cancellation);
        return [.. from id in ids join review in reviews on id equals review.Id select review];
    }

    private Pager PagerOver(int page, int total) =>
        new(page, total, number => Address.Of("/search", ("q", Typed), ("page", Address.PageField(number))));
}

/// <summary>A review whose quote contains the words, or whose film and critic do.</summary>
public sealed record FoundReview(
    int Id,
    string FilmSlug,
    string FilmTitle,
    int? FilmYear,
    int Position,
    string? By,
    string? Publication,
    DateOnly? Date,
    string? Quote,
    string? Language,
    ReviewChip Chip
)
{
    public string Link => Address.OfReview(FilmSlug, Position);
}

/// <summary>Reviews that were found, and the words to highlight in their quotes.</summary>
public sealed record FoundReviews(IReadOnlyList<FoundReview> Reviews, SearchWords Words);
