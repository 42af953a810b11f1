using System.Globalization;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Contributors;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>Which films and whose scores a grid holds, and how it is calculated: all of it in the address.</summary>
/// <param name="Films">By their slugs, where they are chosen one by one.</param>
/// <param name="Who">The critics or publications by their slugs; none for those with the most reviews.</param>
/// <param name="IsByTitle">Whether the films are in the order of their titles, rather than the best first.</param>
/// <param name="Decimals">Of the means.</param>
public sealed record GridChoice(
    int? Year,
    string? Genre,
    string? Director,
    IReadOnlyList<string> Films,
    IReadOnlyList<string> Who,
    ContributorKind By,
    GridScale Scale,
    bool IsByTitle,
    int Decimals
)
{
    public const int MostFilms = 100;
    public const int MostColumns = 170;

    private const string DefaultScale = "100";
    private const int DefaultDecimals = 1;
    private const int LongestSlugs = 6_000;
    private const int LongestName = 300;

    private static readonly Dictionary<string, ContributorKind> _kinds = new()
    {
        [ContributorKind.Critics.Plural] = ContributorKind.Critics,
        [ContributorKind.Publications.Plural] = ContributorKind.Publications,
    };

    private static readonly Dictionary<string, bool> _orders = new() { ["mean"] = false, ["title"] = true };

    /// <summary>Whether it says which films.</summary>
    public bool HasFilms => Year is not null || Genre is not null || Director is not null || Films.Count > 0;

    internal static GridChoice Read(QueryReader query) =>
        new(
            query.Whole("year", FilmDetails.FirstYear, FilmDetails.LastYear),
            query.Text("genre", FilmDetails.LongestName),
            query.Text("director", LongestName),
            Slugs(query.Text("films", LongestSlugs), MostFilms),
            Slugs(query.Text("who", LongestSlugs), MostColumns),
            query.OneOf("by", _kinds) ?? ContributorKind.Critics,
            query.OneOf("scale", GridScale.All) ?? GridScale.All[DefaultScale],
            query.OneOf("order", _orders),
            query.Whole("decimals", 0, 2) ?? DefaultDecimals
        );

    public IEnumerable<(string Name, string? Value)> Fields() =>
        [
            ("year", Year?.ToString(CultureInfo.InvariantCulture)),
            ("genre", Genre),
            ("director", Director),
            ("films", string.Join(',', Films)),
            ("who", string.Join(',', Who)),
            ("by", By == ContributorKind.Critics ? null : By.Plural),
            ("scale", Scale == GridScale.Hundred ? null : Scale.Top.ToString(CultureInfo.InvariantCulture)),
            ("order", IsByTitle ? "title" : null),
            ("decimals", Decimals == DefaultDecimals ? null : Decimals.ToString(CultureInfo.InvariantCulture)),
        ];

    /// <summary>The same choice as a file.</summary>
    public string CsvAddress => Address.Of("/grid.csv", Fields());

    private static string[] Slugs(string? text, int most) =>
        [
            .. (text ?? "")
                .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct()
                .Take(most),
        ];
}
