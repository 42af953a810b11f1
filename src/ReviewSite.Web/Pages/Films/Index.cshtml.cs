using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Charts;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

[CostlyRead("q", "genre", "decade", "year", "verdict", "critics", "letter")]
[CachedPage("q", "genre", "decade", "year", "verdict", "critics", "letter", "sort", "view", "page")]
public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats, VerdictScale scale) : PageModel
{
    /// <summary>Fewer than of what takes less room, so that a phone need not scroll for ever.</summary>
    public const int PerPage = 24;

    private const int RowsPerPage = 100;
    private static readonly Dictionary<string, string> _views = new() { [TableView] = TableView };

    public const string TableView = "table";

    private const int LongestGenre = FilmDetails.LongestName;
    private const int MostCritics = 10_000;

    public FilmFilter Filter { get; private set; } = null!;

    /// <summary>Whether the films stand in a table, a row each, rather than as cards.</summary>
    public bool IsTable { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<FilmCard> Films { get; private set; } = [];

    public IReadOnlyList<string> Genres { get; private set; } = [];

    public IReadOnlyList<int> Decades { get; private set; } = [];

    /// <summary>All films by year, where nothing narrows them.</summary>
    public YearChart? Years { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public bool IsNarrowed =>
        Filter
            is not { Words: null, Genre: null, Decade: null, Verdict: null, Critics: null, Letter: null, Year: null };

    /// <summary>Whether a field is in use that is folded away at first, or is wrong.</summary>
    public bool HasFoldedFilter =>
        Filter is not { Genre: null, Decade: null, Verdict: null, Critics: null, Year: null } || Errors.Count > 0;

    public string Outcome =>
        Filter.Words is null
            ? Phrases.Count(Pager.Total, "film", "films")
            : $"{Phrases.Count(Pager.Total, "film", "films")} for “{Filter.Words}”";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Genres = await stats.GetAsync("genres", () => db.GenresAsync(cancellation), cancellation);
        var years = await stats.FilmsByYearAsync(db, cancellation);
        Decades = [.. years.Select(y => y.Year / 10 * 10).OfType<int>().Distinct().OrderDescending()];
        var query = new QueryReader(Request.Query);
        Filter = new FilmFilter(
            SearchWords.Normalize(query.Text("q", SearchWords.Longest)),
            Genre(query),
            query.Whole("decade", FilmDetails.FirstYear / 10 * 10, FilmDetails.LastYear),
            query.OneOf("verdict", scale.VerdictsByKey),
            query.Whole("critics", 1, MostCritics),
            query.OneOf("sort", FilmSort.All) ?? FilmSort.Title
        )
        {
            Year = query.Whole("year", FilmDetails.FirstYear, FilmDetails.LastYear),
            Letter = query.OneOf("letter", Letters.All),
        };
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
        Years = IsNarrowed || Pager.Page > 1 ? null : YearChart.Of(years);
        Errors = query.Errors;
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }

    /// <summary>The same list with one choice changed; every other one as it is, but for the page.</summary>
    public string AddressWith(string field, string? value) =>
        Address.Of("/films", Fields().Where(f => f.Name != field).Append((field, value)));

    private string? Genre(QueryReader query)
    {
        var genre = query.Text("genre", LongestGenre);
        if (genre is null || Genres.Contains(genre))
        {
            return genre;
        }

        query.Refuse("genre", $"“genre” is “{genre}”; no film has that genre.");
        return null;
    }

    private IEnumerable<(string Name, string? Value)> Fields() =>
        [
            ("q", Filter.Words),
            ("genre", Filter.Genre),
            ("decade", Filter.Decade?.ToString(CultureInfo.InvariantCulture)),
            ("verdict", Filter.Verdict?.Key),
            ("critics", Filter.Critics?.ToString(CultureInfo.InvariantCulture)),
            ("year", Filter.Year?.ToString(CultureInfo.InvariantCulture)),
            ("letter", Filter.Letter),
            ("sort", Filter.Sort == FilmSort.Title ? null : Filter.Sort.Key),
            ("view", IsTable ? TableView : null),
        ];
}
