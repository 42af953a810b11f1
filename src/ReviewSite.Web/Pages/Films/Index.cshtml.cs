using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Charts;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

[CostlyRead("q", "genre", "country", "decade", "year", "verdict", "critics", "letter")]
[CachedPage("q", "genre", "country", "decade", "year", "verdict", "critics", "letter", "sort", "view", "page")]
public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats, VerdictScale scale) : PageModel
{
    /// <summary>Fewer than for more compact lists, so that a phone need not scroll forever.</summary>
    public const int PerPage = 24;

    private const int RowsPerPage = 100;
    private static readonly Dictionary<string, string> _views = new() { [TableView] = TableView };

    public const string TableView = "table";

    public FilmFilter Filter { get; private set; } = null!;

    /// <summary>Whether the films are shown in a table, a row each, rather than as cards.</summary>
    public bool IsTable { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<FilmCard> Films { get; private set; } = [];

    public IReadOnlyList<string> Genres { get; private set; } = [];

    public IReadOnlyList<string> Countries { get; private set; } = [];

    public IReadOnlyList<int> Decades { get; private set; } = [];

    /// <summary>All films by year, if nothing narrows them.</summary>
    public TimeChart? Years { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public bool IsNarrowed =>
        (Filter.Words, Filter.Genre, Filter.Country, Filter.Decade) != default
        || (Filter.Verdict, Filter.Critics, Filter.Letter, Filter.Year) != default;

    /// <summary>Whether search engines should index its pages.</summary>
    public bool IsUsualList => !IsNarrowed && !IsTable && Filter.Sort == FilmSort.Title;

    /// <summary>Whether a field that is initially folded away is in use, or has an error.</summary>
    public bool HasFoldedFilter =>
        Filter is not { Genre: null, Country: null, Decade: null, Verdict: null, Critics: null, Year: null }
        || Errors.Count > 0;

    public string Outcome =>
        Filter.Words is null
            ? Phrases.Count(Pager.Total, "film", "films")
            : $"{Phrases.Count(Pager.Total, "film", "films")} for “{Filter.Words}”";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Genres = await FilmFacet.Genres.NamesAsync(db, stats, cancellation);
        Countries = await FilmFacet.Countries.NamesAsync(db, stats, cancellation);
        var years = await stats.FilmsByYearAsync(db, cancellation);
        Decades = [.. years.Select(y => y.Year / 10 * 10).OfType<int>().Distinct().OrderDescending()];
        var query = new QueryReader(Request.Query);
        Filter = FilmFilter.Read(query, Genres, Countries, scale, FilmSort.All);
        IsTable = query.OneOf("view", _views) is not null;
        var perPage = IsTable ? RowsPerPage : PerPage;
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
            query.Within(page, total, perPage),
            total,
            number => AddressWith("page", Address.PageField(number))
        )
        {
            PerPage = perPage,
        };
        Films = await db.PageOf(db.Matching(Filter, words), Filter.Sort, Pager).ToCards().ToListAsync(cancellation);
        Years = IsNarrowed || Pager.Page > 1 ? null : TimeChart.OfFilms(years);
        Errors = query.Errors;
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }

    /// <summary>The same list with one choice changed; all others stay, except the page.</summary>
    public string AddressWith(string field, string? value) =>
        Address.Of("/films", Fields().Where(f => f.Name != field).Append((field, value)));

    private IEnumerable<(string Name, string? Value)> Fields() =>
        [
            ("q", Filter.Words),
            ("genre", Filter.Genre),
            ("country", Filter.Country),
            ("decade", Filter.Decade?.ToString(CultureInfo.InvariantCulture)),
            ("verdict", Filter.Verdict?.Key),
            ("critics", Filter.Critics?.ToString(CultureInfo.InvariantCulture)),
            ("year", Filter.Year?.ToString(CultureInfo.InvariantCulture)),
            ("letter", Filter.Letter),
            ("sort", Filter.Sort == FilmSort.Title ? null : Filter.Sort.Key),
            ("view", IsTable ? TableView : null),
        ];
}
