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
        var film = RowFilm.Of(row, given);
        var byImdbId = Known(_byImdbId, film.ImdbId);
        var known = Known(_byKey, film.Key) ?? byImdbId;
        if (known is null && film is { ImdbId: null, Details: not null } && _yearsOfSeveral.Contains(film.Title))
        {
            problems.Add(
                Problem.Error(
                    row.Line,
                    $"the film “{film.Details.Title}”, which may be one of two films of that title and year",
                    "expected its key or its IMDb id"
                )
            );
            return null;
        }

        if ((known ?? OfTitle(film) ?? Add(row.Line, file, film.Details)) is not { } id)
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

        if (id == byImdbId)
        {
            WarnOfSharedId(id, row.Line, film, problems);
        }

        WarnOfSecondKey(id, row.Line, film, id == byImdbId, problems);
        Remember(id, film);
        return id;
    }

    /// <summary>
    /// Without a year, the only film of that title, as among the stored films. Not if the two are known by different
    /// IMDb ids.
    /// </summary>
    private int? OfTitle(RowFilm film) =>
        film.Details is not null
        && _byTitle.TryGetValue(film.Title.Title, out var first)
        && (
            first.Year == film.Title.Year ? first.Id
            : _furtherByTitle.TryGetValue(film.Title, out var further) ? further
            : film.Title.Year is null && !_titlesOfSeveral.Contains(film.Title.Title) ? first.Id
            : (int?)null
        )
            is { } id
        && (film.ImdbId is null || (_keys.GetValueOrDefault(id).ImdbId ?? film.ImdbId) == film.ImdbId)
            ? id
            : null;

    private void WarnOfSharedId(int id, int line, RowFilm film, List<Problem> problems)
    {
        if (
            film.Details is { } details
            && OfTitle(film) != id
            && listed.Film(id) is { } first
            && SharedImdbId.IsLikelyOfTwo(details, first.Details)
            && _sharing.Add((id, film.Title))
        )
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"in {first.File}, line {first.Line}");
            problems.Add(SharedImdbId.Warning(line, film.ImdbId!, details, first.Details, where));
        }
    }

    private void WarnOfSecondKey(int id, int line, RowFilm film, bool isByImdbId, List<Problem> problems)
    {
        if (
            film is { IsOfFilm: true, Key: { } key }
            && _keys.GetValueOrDefault(id).Key is { } other
            && other != key
            && !_sharing.Contains((id, film.Title))
        )
        {
            problems.Add(
                Problem.Warning(
                    line,
                    $"the film “{film.Details?.Title}” with two keys, “{other}” and “{key}”",
                    isByImdbId
                        ? "the same IMDb id counts as one film"
                        : "the same title and year count as one film; use IMDb ids to tell two films apart"
                )
            );
        }
    }

    private void Remember(int id, RowFilm film)
    {
        var known = _keys.GetValueOrDefault(id);
        _keys[id] = new TableFilmKeys(known.Key ?? (film.IsOfFilm ? film.Key : null), known.ImdbId ?? film.ImdbId);
        Remember(_byKey, film.Key, id);
        Remember(_byImdbId, film.ImdbId, id);
        if (film.Details is { } details)
        {
            Remember(film.Title, id);
            Detail(id, details);
        }
    }

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

    private int? Add(int line, string file, FilmDetails? details)
    {
        if (details is null)
        {
            return null;
        }

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

    /// <summary>How a row names its film.</summary>
    /// <param name="Title">The default without details.</param>
    /// <param name="IsOfFilm">See <see cref="TableRow.IsOfFilm"/>.</param>
    private readonly record struct RowFilm(
        string? Key,
        string? ImdbId,
        FilmDetails? Details,
        (string Title, int? Year) Title,
        bool IsOfFilm
    )
    {
        public static RowFilm Of(TableRow row, FilmDetails? given)
        {
            var details = row.Details ?? given;
            return new RowFilm(
                row.Film?.Key,
                row.Film?.ImdbId ?? details?.ImdbId,
                details,
                details is null ? default : (SearchKey.Of(details.Title), details.Year),
                row.IsOfFilm
            );
        }
    }

    /// <summary>The identifiers of a film besides its title: the key in a table of films, and the IMDb id.</summary>
    private readonly record struct TableFilmKeys(string? Key, string? ImdbId);

    private static bool IsDetailed(FilmDetails details) =>
        details.Differences(FilmDetails.Of(details.Title, details.Year)) != EditableFilmFields.None;
}
