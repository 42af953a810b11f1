using System.Globalization;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>Which films and whose scores a grid contains, and its rule. All of it is in the address.</summary>
/// <param name="Films">The slugs of the films, if they are chosen one by one.</param>
/// <param name="Who">The critics or publications by their slugs; empty for those with the most reviews.</param>
public sealed record GridChoice(
    int? Year,
    string? Genre,
    string? Director,
    IReadOnlyList<string> Films,
    IReadOnlyList<string> Who,
    ContributorKind By,
    GridRule Rule
)
{
    public const int MostFilms = 100;
    public const int MostColumns = 170;

    private const int LongestSlugs = 6_000;
    private const int LongestName = 300;

    internal static readonly IReadOnlyDictionary<string, ContributorKind> Kinds = new Dictionary<
        string,
        ContributorKind
    >
    {
        [ContributorKind.Critics.Plural] = ContributorKind.Critics,
        [ContributorKind.Publications.Plural] = ContributorKind.Publications,
    };

    public string? Country { get; init; }

    /// <summary>The slug of the collection.</summary>
    public string? Collection { get; init; }

    /// <summary>Whether it says which films.</summary>
    public bool HasFilms =>
        Year is not null
        || Genre is not null
        || Country is not null
        || Director is not null
        || Collection is not null
        || Films.Count > 0;

    /// <summary>Whether the films are in the order of a list or a collection.</summary>
    public bool IsListed => Rule.Order == GridOrder.Listed && (Films.Count > 0 || Collection is not null);

    internal static GridChoice Read(QueryReader query) =>
        new(
            query.Whole("year", FilmDetails.FirstYear, FilmDetails.LastYear),
            query.Text("genre", FilmDetails.LongestName),
            query.Text("director", LongestName),
            Slugs(query, "films", MostFilms),
            Slugs(query, "who", MostColumns),
            query.OneOf("by", Kinds) ?? ContributorKind.Critics,
            GridRule.Read(query, GridRule.Usual)
        )
        {
            Country = query.Text("country", FilmDetails.LongestName),
            Collection = query.Text("collection", Slug.MaxLength),
        };

    public static GridChoice Of(SavedGrid grid, GridRule rule) =>
        new(Year: null, Genre: null, Director: null, grid.Films, grid.Contributors, Kinds[grid.By], rule);

    public IEnumerable<(string Name, string? Value)> Fields() =>
        [
            ("year", Year?.ToString(CultureInfo.InvariantCulture)),
            ("genre", Genre),
            ("country", Country),
            ("director", Director),
            ("collection", Collection),
            ("films", string.Join(',', Films)),
            ("who", string.Join(',', Who)),
            ("by", By == ContributorKind.Critics ? null : By.Plural),
            .. Rule.FieldsBeside(GridRule.Usual),
        ];

    /// <summary>The same choice as a file.</summary>
    public string CsvAddress => Shared.Address.Of("/grid.csv", Fields());

    public string Address => Shared.Address.Of("/grid", Fields());

    private static List<string> Slugs(QueryReader query, string field, int most)
    {
        var slugs = (query.Text(field, LongestSlugs) ?? "")
            .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct()
            .ToList();
        if (slugs.Count > most)
        {
            query.Refuse(
                field,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"“{field}” has {slugs.Count} names; a grid can show {most} of them. Leave some out."
                )
            );
        }

        return slugs.Count > most ? slugs[..most] : slugs;
    }
}
