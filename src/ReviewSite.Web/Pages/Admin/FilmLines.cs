using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>Films as lines of text that <see cref="FilmLookup"/> finds again.</summary>
internal static class FilmLines
{
    /// <summary>The mark before the title of a section, followed by a space: "# Competition".</summary>
    public const string Heading = "#";

    public static bool IsHeading(string line) =>
        line == Heading || line.StartsWith(Heading + " ", StringComparison.Ordinal);

    /// <summary>
    /// "Pusher (1996)"; the slug if title and year do not tell a film from others, or if it is not on the site.
    /// </summary>
    public static async Task<IReadOnlyDictionary<int, string>> OfAsync(
        ReviewSiteDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken cancellation
    )
    {
        var films = await db
            .Films.IgnoreQueryFilters()
            .Where(f => ids.Contains(f.Id))
            .Select(f => new Listed(f.Id, f.Slug, f.Title, f.TitleKey, f.Year, f.IsWithdrawn))
            .ToListAsync(cancellation);
        var keys = films.SelectMany(f => new[] { f.TitleKey, SearchKey.Of(f.Text) }).Distinct().ToList();
        var same = (
            await db
                .Films.Where(f => keys.Contains(f.TitleKey))
                .Select(f => new { f.TitleKey, f.Year })
                .ToListAsync(cancellation)
        ).ToLookup(f => f.TitleKey, f => f.Year);
        return films.ToDictionary(f => f.Id, f => IsClear(f, same) ? f.Text : f.Slug);
    }

    private static bool IsClear(Listed film, ILookup<string, int?> same) =>
        film is { Year: not null, IsWithdrawn: false }
        && !IsHeading(film.Text)
        && same[film.TitleKey].Count(y => y == film.Year) + same[SearchKey.Of(film.Text)].Count() == 1;

    private sealed record Listed(int Id, string Slug, string Title, string TitleKey, int? Year, bool IsWithdrawn)
    {
        public string Text { get; } = Film.NameOf(Title, Year);
    }
}
