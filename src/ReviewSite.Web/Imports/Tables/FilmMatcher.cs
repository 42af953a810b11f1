using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// Matches the films of the tables with stored films, before their reviews are matched: by IMDb id, then by title and
/// year, or without a year by a unique title. Two films of the tables that match the same stored film become one.
/// </summary>
internal sealed class FilmMatcher(ReviewSiteDb db, ListedRows listed, TableWarnings warnings, bool skipsErrors)
{
    private const int FilmsAtOnce = 500;

    private readonly Dictionary<int, int> _firstOfStored = [];
    private FilmCandidates _candidates = FilmCandidates.None;

    /// <exception cref="InvalidInputException">A film without a year is ambiguous, and rows that cannot be imported
    /// must not be skipped.</exception>
    public async Task MatchAsync(CancellationToken cancellation)
    {
        if (!await db.Films.IgnoreQueryFilters().AnyAsync(cancellation))
        {
            return;
        }

        listed.ForgetMatches();
        foreach (var ids in Enumerable.Range(1, listed.Films).Chunk(FilmsAtOnce))
        {
            var films = ids.Select(id => (Id: id, Film: listed.Film(id)!)).ToList();
            _candidates = await FilmCandidates.LikeAsync(db, films.ConvertAll(f => f.Film.Details), cancellation);
            foreach (var (id, film) in films)
            {
                await MatchAsync(id, film, cancellation);
            }
        }
    }

    private async Task MatchAsync(int id, ListedFilm film, CancellationToken cancellation)
    {
        if (_candidates.OfImdbId(film.Details) is { } known)
        {
            WarnOfSharedId(film, known);
            await SettleAsync(id, film, known, cancellation);
            return;
        }

        var alike = _candidates.OfTitleAndYear(film.Details);
        if (alike is [var stored])
        {
            await SettleAsync(id, film, stored, cancellation);
        }
        else if (alike.Count > 1)
        {
            LeaveOut(
                id,
                film,
                film.Details.Year is { } year
                    ? string.Create(CultureInfo.InvariantCulture, $" of {year}, {Addresses(alike)}")
                    : $" without a year, {Addresses(alike)}",
                alike.All(f => f.ImdbId is not null)
                    ? "add a column with the IMDb id"
                    : "merge them if they are the same, or give each its IMDb id and add a column with it"
            );
        }
        else if (film.Details.Year is null && _candidates.OfTitle(film.Details) is { Count: > 0 } others)
        {
            if (others is [var only])
            {
                Settle(id, film.Details, only.Id);
            }
            else
            {
                var years = others.Select(o => o.Year?.ToString(CultureInfo.InvariantCulture) ?? "no year");
                LeaveOut(id, film, $", of {string.Join(", ", years)}", "add a column with the year");
            }
        }
    }

    /// <summary>An editor's title and year may differ from those of the file.</summary>
    private void WarnOfSharedId(ListedFilm film, Film stored)
    {
        if (
            (stored.EditedFields & (EditableFilmFields.Title | EditableFilmFields.Year)) == EditableFilmFields.None
            && SharedImdbId.IsLikelyOfTwo(film.Details, stored.Details)
        )
        {
            var (line, id) = (film.Line, stored.ImdbId!);
            warnings.Add(
                film.File,
                SharedImdbId.Warning(line, id, film.Details, stored.Details, $"at /films/{stored.Slug}")
            );
        }
    }

    private static string Addresses(IEnumerable<Film> films) =>
        string.Join(" and ", films.Select(f => $"/films/{f.Slug}"));

    private async Task SettleAsync(int id, ListedFilm film, Film stored, CancellationToken cancellation)
    {
        var now = await FollowAsync(stored, cancellation);

        // If it was merged into another film, the title of that one is kept.
        Settle(
            id,
            now == stored
                ? await WithFreeYearAsync(film, stored, cancellation)
                : film.Details with
                {
                    Title = now.Title,
                    Year = now.Year,
                    ImdbId = now.ImdbId ?? film.Details.ImdbId,
                },
            now.Id
        );
    }

    /// <summary>The details, with the stored year if another film of the title already has that of the file.</summary>
    private async Task<FilmDetails> WithFreeYearAsync(ListedFilm film, Film stored, CancellationToken cancellation)
    {
        var (details, key) = (film.Details, stored.TitleKey);
        if (
            details.Year is not { } year
            || year == stored.Year
            || stored.EditedFields.HasFlag(EditableFilmFields.Year)
            || !await db.Films.AnyAsync(
                f => f.Id != stored.Id && f.TitleKey == key && f.Year == year && f.ImdbId == null,
                cancellation
            )
        )
        {
            return details;
        }

        var kept = stored.Year is { } before ? $"the year {before} is kept" : "no year is set";
        warnings.Add(
            film.File,
            Problem.Warning(
                film.Line,
                $"the year {year} of “{stored.Title}”, which another film of this title has",
                $"{kept}; merge the films if they are the same"
            )
        );
        return details with { Year = stored.Year };
    }

    private void Settle(int id, FilmDetails details, int stored)
    {
        if (_firstOfStored.TryAdd(stored, id))
        {
            listed.Match(id, stored, details);
            return;
        }

        var first = _firstOfStored[stored];
        listed.Match(first, stored, listed.Film(first)!.Details.UpdatedWith(details));
        listed.Merge(id, first);
    }

    /// <param name="which">How the films differ.</param>
    /// <param name="advice">How to tell them apart.</param>
    private void LeaveOut(int id, ListedFilm film, string which, string advice)
    {
        var several = $"there are several films called “{film.Details.Title}”{which}";
        if (!skipsErrors)
        {
            throw new InvalidInputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{film.File}, line {film.Line}: {several}; {advice}. Nothing was imported."
                )
            );
        }

        listed.LeaveOut(id);
        warnings.Add(film.File, Problem.Warning(film.Line, several, $"its rows are skipped; {advice}"));
    }

    /// <summary>Follows a merged film to the one that it was merged into.</summary>
    private async Task<Film> FollowAsync(Film film, CancellationToken cancellation)
    {
        var passed = new HashSet<int>();
        while (film is { IsWithdrawn: true, MergedIntoId: { } next } && passed.Add(film.Id))
        {
            film = await db.Films.IgnoreQueryFilters().AsNoTracking().SingleAsync(f => f.Id == next, cancellation);
        }

        return film;
    }
}
