using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

/// <summary>A property of films with several values, each with a page of its films: genres and countries.</summary>
/// <param name="Singular">Also the field of an address that narrows a list of films to one of them.</param>
/// <param name="Plural">As in the address.</param>
/// <param name="Table">The table of the store that says which film has which, in a column named as the
/// singular.</param>
public sealed record FilmFacet(string Singular, string Plural, string Table)
{
    /// <summary>
    /// Each name is found from the previous one through the index, and its films are read until one is visible.
    /// </summary>
    private const string AllNames = """
        WITH RECURSIVE Names(Name) AS (
            SELECT min({Name}) FROM {Table}
            UNION ALL
            SELECT (SELECT min(t.{Name}) FROM {Table} t WHERE t.{Name} > Names.Name)
            FROM Names WHERE Names.Name IS NOT NULL)
        SELECT Name AS "Value" FROM Names
        WHERE Name IS NOT NULL AND EXISTS (
            SELECT 1 FROM {Table} t
            WHERE t.{Name} = Names.Name AND NOT (SELECT f.IsWithdrawn FROM Films f WHERE f.Id = t.FilmId))
        ORDER BY Name
        """;

    public static readonly FilmFacet Genres = new("genre", "genres", "FilmGenres");
    public static readonly FilmFacet Countries = new("country", "countries", "FilmCountries");

    public string AddressOf(string name) => $"/{Plural}/{SlugOf(name)}";

    public string SlugOf(string name) => Slug.Of(name, Singular);

    /// <summary>The films that have one of these names.</summary>
    public IQueryable<Film> Of(IQueryable<Film> films, ReviewSiteDb db, IReadOnlyList<string> names) =>
        this == Genres
            ? films.Where(f => db.FilmGenres.Any(g => names.Contains(g.Genre) && g.FilmId == f.Id))
            : films.Where(f => db.FilmCountries.Any(c => names.Contains(c.Country) && c.FilmId == f.Id));

    /// <summary>The values of the films on the site, each with its page; in the order of their names.</summary>
    internal async Task<IReadOnlyList<FacetPage>> PagesAsync(
        ReviewSiteDb db,
        CatalogueStatsCache stats,
        CancellationToken cancellation
    ) =>
        [
            .. (await NamesAsync(db, stats, cancellation))
                .GroupBy(SlugOf)
                .Select(names => new FacetPage(this, names.Key, [.. names])),
        ];

    /// <summary>The values of the films on the site, by name; cached for each version of the content.</summary>
    internal Task<List<string>> NamesAsync(
        ReviewSiteDb db,
        CatalogueStatsCache stats,
        CancellationToken cancellation
    ) => stats.GetAsync(Plural, () => NamesAsync(db, cancellation), cancellation);

    /// <summary>The name in an address; one that no film has is refused.</summary>
    /// <param name="names">The values of the films on the site.</param>
    internal string? Read(QueryReader query, IReadOnlyCollection<string> names)
    {
        var name = query.Text(Singular, FilmDetails.LongestName);
        if (name is null || names.Contains(name))
        {
            return name;
        }

        query.Refuse(Singular, $"“{Singular}” is “{name}”; no film has that {Singular}.");
        return null;
    }

    /// <summary>The address of the list of the films that have it.</summary>
    public string FilmsAddressOf(string name) => Address.Of("/films", (Singular, name));

    public string GridAddressOf(string name) => Address.Of("/grid", (Singular, name));

    private Task<List<string>> NamesAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        db
            .Database.SqlQueryRaw<string>(
                AllNames
                    .Replace("{Table}", Table, StringComparison.Ordinal)
                    .Replace("{Name}", Singular, StringComparison.Ordinal)
            )
            .ToListAsync(cancellation);
}

/// <summary>The page of a genre or a country, with all names that its address stands for.</summary>
/// <param name="Names">More than one if sources write it differently: "Sci Fi", "Sci-Fi".</param>
public sealed record FacetPage(FilmFacet Facet, string Slug, IReadOnlyList<string> Names)
{
    public string Title => string.Join(", ", Names);

    public string Address => $"/{Facet.Plural}/{Slug}";
}
