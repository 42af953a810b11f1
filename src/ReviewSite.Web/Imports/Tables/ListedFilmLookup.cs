using System.Globalization;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// Which film a row means, among those that the files have named so far: by key, else IMDb id, else title and year.
/// </summary>
internal sealed class ListedFilmLookup(ListedRows listed)
{
    private readonly Dictionary<string, int> _byKey = [];
    private readonly Dictionary<string, int> _byImdbId = [];

    /// <summary>The first film of each title: nearly every title is of one film.</summary>
    private readonly Dictionary<string, (int? Year, int Id)> _byTitle = [];

    private readonly Dictionary<(string Title, int? Year), int> _furtherByTitle = [];
    private readonly HashSet<string> _titlesOfSeveral = [];
    private readonly HashSet<(string Title, int? Year)> _yearsOfSeveral = [];
    private readonly Dictionary<int, TableFilmKeys> _keys = [];
    private readonly HashSet<int> _detailed = [];

    /// <summary>Titles of other films that have the same IMDb id, which have been warned about.</summary>
    private readonly HashSet<(int Id, (string Title, int? Year))> _sharing = [];

    /// <param name="file">The file that contains the row.</param>
    /// <param name="problems">Receives a warning if the row is matched with a film that has a different key in another
    /// row; an error if it may be one of two films, or if neither it nor an earlier row gives the film's title.</param>
    /// <returns><c>null</c> with an error.</returns>
    public int? Find(TableRow row, FilmDetails? given, string file, List<Problem> problems)
    {
        var details = row.Details ?? given;
        var title = details is null ? default : (SearchKey.Of(details.Title), details.Year);
        var (key, imdbId) = (row.Film?.Key, row.Film?.ImdbId ?? details?.ImdbId);
        var (byKey, byImdbId) = (Known(_byKey, key), Known(_byImdbId, imdbId));
        var id = byKey ?? byImdbId;
        if (id is null && imdbId is null && details is not null && _yearsOfSeveral.Contains(title))
        {
            problems.Add(
                Problem.Error(
                    row.Line,
                    $"the film “{details.Title}”, which may be one of two films of that title and year",
                    "expected its key or its IMDb id"
                )
            );
            return null;
        }

        id ??= details is null ? null : SameTitle(title, imdbId) ?? Add(row.Line, file, details);
        if (id is null)
        {
            problems.Add(
                Problem.Error(
                    row.Line,
                    "a film given only by its key",
                    "expected its table of films in the same import, or a title"
                )
            );
            return null;
        }

        var known = _keys.GetValueOrDefault(id.Value);
        if (
            id == byImdbId
            && details is not null
            && SameTitle(title, imdbId) != id
            && listed.Film(id.Value) is { } first
            && SharedImdbId.IsLikelyOfTwo(details, first.Details)
            && _sharing.Add((id.Value, title))
        )
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"in {first.File}, line {first.Line}");
            problems.Add(SharedImdbId.Warning(row.Line, imdbId!, details, first.Details, where));
        }

        if (
            row.IsOfFilm
            && key is not null
            && known.Key is { } other
            && other != key
            && !_sharing.Contains((id.Value, title))
        )
        {
            problems.Add(
                Problem.Warning(
                    row.Line,
                    $"the film “{details?.Title}” with two keys, “{other}” and “{key}”",
                    id == byImdbId
                        ? "the same IMDb id counts as one film"
                        : "the same title and year count as one film; use IMDb ids to tell two films apart"
                )
            );
        }

        _keys[id.Value] = new TableFilmKeys(known.Key ?? (row.IsOfFilm ? key : null), known.ImdbId ?? imdbId);
        Remember(_byKey, key, id.Value);
        Remember(_byImdbId, imdbId, id.Value);
        if (details is not null)
        {
            Remember(title, id.Value);
            Detail(id.Value, details);
        }

        return id;
    }

    /// <summary>
    /// Without a year, the only film of that title, as among the stored films. Not if the two are known by different
    /// IMDb ids.
    /// </summary>
    private int? SameTitle((string Title, int? Year) title, string? imdbId) =>
        _byTitle.TryGetValue(title.Title, out var first)
        && (
            first.Year == title.Year ? first.Id
            : _furtherByTitle.TryGetValue(title, out var further) ? further
            : title.Year is null && !_titlesOfSeveral.Contains(title.Title) ? first.Id
            : (int?)null
        )
            is { } id
        && (imdbId is null || (_keys.GetValueOrDefault(id).ImdbId ?? imdbId) == imdbId)
            ? id
            : null;

    private void Remember((string Title, int? Year) title, int id)
    {
        if (
            _byTitle.TryAdd(title.Title, (title.Year, id))
            || _byTitle[title.Title] is var first && first.Year == title.Year
        )
        {
            NoteSeveral(title, _byTitle[title.Title].Id, id);
            return;
        }

        _furtherByTitle.TryAdd(title, id);
        NoteSeveral(title, _furtherByTitle[title], id);
        if (first.Id != id)
        {
            _titlesOfSeveral.Add(title.Title);
        }
    }

    private void NoteSeveral((string Title, int? Year) title, int known, int id)
    {
        if (known != id)
        {
            _yearsOfSeveral.Add(title);
        }
    }

    private static int? Known(Dictionary<string, int> films, string? key) =>
        key is not null && films.TryGetValue(key, out var id) ? id : null;

    private static void Remember(Dictionary<string, int> films, string? key, int id)
    {
        if (key is not null)
        {
            films.TryAdd(key, id);
        }
    }

    private int Add(int line, string file, FilmDetails details)
    {
        var id = listed.Add(line, file, details);
        if (IsDetailed(details))
        {
            _detailed.Add(id);
        }

        return id;
    }

    /// <summary>
    /// Details from a later row; a table of reviews repeats them on every row, so they are read only once.
    /// </summary>
    private void Detail(int id, FilmDetails details)
    {
        if (!IsDetailed(details) || !_detailed.Add(id))
        {
            return;
        }

        listed.Correct(id, listed.Film(id)!.Details.UpdatedWith(details));
    }

    /// <summary>The identifiers of a film besides its title: the key in a table of films, and the IMDb id.</summary>
    private readonly record struct TableFilmKeys(string? Key, string? ImdbId);

    private static bool IsDetailed(FilmDetails details) =>
        details.Differences(FilmDetails.Of(details.Title, details.Year)) != FilmFields.None;
}
