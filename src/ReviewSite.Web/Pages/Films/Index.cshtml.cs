using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Charts;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

[CostlyRead("q", "genre", "decade", "verdict", "critics")]
[CachedPage("q", "genre", "decade", "verdict", "critics", "sort", "page")]
public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    /// <summary>Fewer than of what takes less room, so that a phone need not scroll for ever.</summary>
    public const int PerPage = 24;

    public FilmFilter Filter { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<FilmCard> Films { get; private set; } = [];

    public IReadOnlyList<string> Genres { get; private set; } = [];

    public IReadOnlyList<int> Decades { get; private set; } = [];

    /// <summary>All films by year, where nothing narrows them.</summary>
    public YearChart? Years { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public bool IsNarrowed => Filter is not { Words: null, Genre: null, Decade: null, Verdict: null, Critics: null };

    public string Outcome =>
        Filter.Words is null
            ? Phrases.Count(Pager.Total, "film", "films")
            : $"{Phrases.Count(Pager.Total, "film", "films")} for “{Filter.Words}”";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Genres = await stats.GetAsync("genres", () => db.GenresAsync(cancellation), cancellation);
        var years = await stats.GetAsync(
            "years",
            () => db.Films.GroupBy(f => f.Year).Select(g => new YearCount(g.Key, g.Count())).ToListAsync(cancellation),
            cancellation
        );
        Decades = [.. years.Select(y => y.Year / 10 * 10).OfType<int>().Distinct().OrderDescending()];
        var query = new QueryReader(Request.Query);
        Filter = FilmFilter.Read(query, Genres);
        var page = query.Page();
        var words = SearchWords.Of(Filter.Words);
        if (Filter.Words is not null && words is null)
        {
            query.Refuse(
                "q",
                $"“{Filter.Words}” contains no letter or digit. Search for words from a title or a director's name."
            );
        }

        var total = await stats.GetAsync(
            $"films {Filter with { Sort = FilmSort.Title }}",
            () => db.CountAsync(Filter, words, cancellation),
            cancellation
        );
        Pager = new Pager(
            query.Within(page, total, PerPage),
            total,
            number => AddressWith("page", Address.PageField(number))
        )
        {
            PerPage = PerPage,
        };
        Films = await db.PageOf(db.Matching(Filter, words), Filter.Sort, Pager).ToCards().ToListAsync(cancellation);
        Years = IsNarrowed || Pager.Page > 1 ? null : YearChart.Of(years);
        Errors = query.Errors;
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }

    /// <summary>The same list with one choice changed; every other one as it is, but for the page.</summary>
    public string AddressWith(string field, string? value) =>
        Address.Of("/films", Fields().Where(f => f.Name != field).Append((field, value)));

    private IEnumerable<(string Name, string? Value)> Fields() =>
        [
            ("q", Filter.Words),
            ("genre", Filter.Genre),
            ("decade", Filter.Decade?.ToString(CultureInfo.InvariantCulture)),
            ("verdict", Filter.Verdict?.Key),
            ("critics", Filter.Critics?.ToString(CultureInfo.InvariantCulture)),
            ("sort", Filter.Sort == FilmSort.Title ? null : Filter.Sort.Key),
        ];
}
