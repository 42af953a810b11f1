using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Search;

/// <summary>Finds the film that an editor means with a line of text.</summary>
/// <param name="kept">
/// The films that the edited list has already. A line that is the slug of one means that film, even if it is not on the
/// site any more, and even if the slug is another film's title.
/// </param>
internal sealed partial class FilmLookup(ReviewSiteDb db, IQueryable<Film>? kept = null)
{
    private const int MostNamed = 3;

    /// <summary>Of the films whose titles contain an original title, those that are compared with it.</summary>
    private const int MostCompared = 100;

    private Dictionary<string, FoundFilm>? _kept;

    /// <summary>
    /// Finds a film by its address, its slug, its IMDb id or the address of its page there, or its title, with or
    /// without the year in parentheses. If no film has that title, it may be the original title of one.
    /// </summary>
    /// <returns>One film, or all that the line may mean.</returns>
    public async Task<IReadOnlyList<FoundFilm>> FindAsync(string line, CancellationToken cancellation)
    {
        if ((await KeptAsync(cancellation)).TryGetValue(line, out var stays))
        {
            return [stays];
        }

        var slug = TypedSlug.Of(line, "films");
        if (Slug.IsOne(slug) && await db.FindBySlugOrMovedAsync(slug, cancellation) is { } bySlug)
        {
            return [new FoundFilm(bySlug.Id, bySlug.Slug)];
        }

        var id = TypedSlug.Of(line, "title");
        if (ImdbId().IsMatch(id) && await FindByImdbIdAsync(id, cancellation) is { Count: > 0 } byId)
        {
            return byId;
        }

        var (title, year) = TitleAndYear(line);
        var (whole, key) = (SearchKey.Of(line), SearchKey.Of(title));
        var titled = await db
            .Films.AsNoTracking()
            .Where(f => f.TitleKey == whole || (f.TitleKey == key && (year == null || f.Year == year)))
            .OrderBy(f => f.Year)
            .Select(f => new FoundFilm(f.Id, f.Slug))
            .ToListAsync(cancellation);
        return titled.Count > 0 || key.Length > FilmDetails.LongestTitle
            ? titled
            : await FindByOriginalTitleAsync(whole, key, year, cancellation);
    }

    /// <summary>
    /// The words of original titles are in the index of films, whole titles are not. Of those with a common word, no
    /// more are read than a search counts, and those of about the same length are compared.
    /// </summary>
    private async Task<IReadOnlyList<FoundFilm>> FindByOriginalTitleAsync(
        string whole,
        string key,
        int? year,
        CancellationToken cancellation
    )
    {
        if (SearchWords.Of($"\"{key.Replace('"', ' ')}\"") is not { } words)
        {
            return [];
        }

        var films = await db
            .Search.Films(db, words.NameQuery, Found.MostCounted)
            .AsNoTracking()
            .Where(f => f.OriginalTitle != null)
            .OrderBy(f =>
                Math.Min(
                    Math.Abs(f.OriginalTitle!.Length - key.Length),
                    Math.Abs(f.OriginalTitle!.Length - whole.Length)
                )
            )
            .Take(MostCompared)
            .Select(f => new
            {
                f.Id,
                f.Slug,
                f.OriginalTitle,
                f.Year,
            })
            .ToListAsync(cancellation);
        return
        [
            .. films
                .Where(f =>
                    SearchKey.Of(f.OriginalTitle) is var original
                    && (original == whole || (original == key && (year is null || f.Year == year)))
                )
                .OrderBy(f => f.Year)
                .Select(f => new FoundFilm(f.Id, f.Slug)),
        ];
    }

    /// <summary>By slug, without films that were merged into another one, which is meant now.</summary>
    private async Task<Dictionary<string, FoundFilm>> KeptAsync(CancellationToken cancellation) =>
        _kept ??= kept is null
            ? []
            : await kept.Where(f => f.MergedIntoId == null)
                .Select(f => new FoundFilm(f.Id, f.Slug))
                .ToDictionaryAsync(f => f.Slug, cancellation);

    /// <summary>
    /// By a title without the characters that file names cannot contain: "Alien_ Resurrection (1997)" is "Alien:
    /// Resurrection". If there is none, "&amp;" is "and".
    /// </summary>
    public async Task<IReadOnlyList<FoundFilm>> FindByFileNameAsync(string name, CancellationToken cancellation)
    {
        if (await FindAsync(name, cancellation) is { Count: > 0 } found)
        {
            return found;
        }

        var (title, year) = TitleAndYear(name);
        found = await FindBySlugOfAsync(title, year, cancellation);
        return found.Count > 0 ? found
            : title.Contains('&', StringComparison.Ordinal)
                ? await FindBySlugOfAsync(WithAnd(title), year, cancellation)
            : AndWord().IsMatch(title) ? await FindBySlugOfAsync(AndWord().Replace(title, " "), year, cancellation)
            : [];
    }

    /// <summary>The same for each title that a file name may stand for, and empty for one without letters.</summary>
    public static string FileNameKey(string title) => Slug.Of(WithAnd(title), fallback: "");

    private static string WithAnd(string title) => title.Replace("&", " and ", StringComparison.Ordinal);

    private async Task<IReadOnlyList<FoundFilm>> FindBySlugOfAsync(
        string title,
        int? year,
        CancellationToken cancellation
    )
    {
        var slug = Slug.Of(title, fallback: "");
        var slugs = new[] { slug, string.Create(CultureInfo.InvariantCulture, $"{slug}-{year}") };
        return await db
            .Films.AsNoTracking()
            .Where(f => slugs.Contains(f.Slug) && (year == null || f.Year == null || f.Year == year))
            .Select(f => new FoundFilm(f.Id, f.Slug))
            .ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<FoundFilm>> FindByImdbIdAsync(string id, CancellationToken cancellation)
    {
        var small = id.ToLowerInvariant();
        return await db
            .Films.AsNoTracking()
            .Where(f => f.ImdbId == small)
            .OrderBy(f => f.Year)
            .Select(f => new FoundFilm(f.Id, f.Slug))
            .ToListAsync(cancellation);
    }

    /// <summary>The message for a line that matches several films.</summary>
    public static string Problem(string line, IReadOnlyList<FoundFilm> found) =>
        found.Count == 0 ? Unknown(line) : Several(line, found.Select(f => f.Slug));

    /// <summary>The message for a line that does not match any film.</summary>
    public static string Unknown(string line) =>
        $"there is no film {Domain.Imports.Problem.Excerpt(line)}. Enter its title, such as “Pusher (1996)”, or its "
        + "address.";

    /// <param name="slugs">The slugs of the films that it may mean.</param>
    public static string Several(string line, IEnumerable<string> slugs) =>
        $"{Domain.Imports.Problem.Excerpt(line)} is the title of several films. Enter "
        + $"{string.Join(" or ", slugs.Take(MostNamed).Select(s => $"“{s}”"))}.";

    /// <summary>"Pusher (1996)".</summary>
    private static (string Title, int? Year) TitleAndYear(string line)
    {
        var open = line.LastIndexOf('(');
        return
            open > 0
            && line.EndsWith(')')
            && int.TryParse(line[(open + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= FilmDetails.FirstYear and <= FilmDetails.LastYear
            ? (line[..open].TrimEnd(), year)
            : (line, null);
    }

    [GeneratedRegex(" and ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AndWord();

    [GeneratedRegex("^tt[0-9]{7,10}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ImdbId();
}

internal sealed record FoundFilm(int Id, string Slug);
