using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Configurations;

namespace ReviewSite.Web.Pages.Films;

/// <summary>The queries of lists of films. Each order has an index.</summary>
internal static class FilmQueries
{
    private const int YearsOfDecade = 10;

    /// <param name="words">The parsed <see cref="FilmFilter.Words"/>; <c>null</c> if nothing is searched for.</param>
    public static IQueryable<Film> Matching(this ReviewSiteDb db, FilmFilter filter, SearchWords? words)
    {
        var films = (words is null ? db.Films : db.Search.Films(db, words.NameQuery)).AsNoTracking();
        if (filter.Genre is { } genre)
        {
            films = FilmFacet.Genres.Of(films, db, [genre]);
        }

        if (filter.Country is { } country)
        {
            films = FilmFacet.Countries.Of(films, db, [country]);
        }

        if (filter.Decade is { } decade)
        {
            films = films.Where(f => f.Year >= decade && f.Year < decade + YearsOfDecade);
        }

        if (filter.Year is { } year)
        {
            films = films.Where(f => f.Year == year);
        }

        if (filter.Verdict is { } verdict)
        {
            films = films.Where(f => EF.Property<string?>(f, FilmConfiguration.Verdict) == verdict.Key);
        }

        if (filter.Letter is { } letter)
        {
            films = films.BeginningWith(f => f.TitleKey, letter);
        }

        return filter.Critics is { } critics
            ? films.Where(f => EF.Property<int>(f, FilmConfiguration.Critics) >= critics)
            : films;
    }

    /// <summary>
    /// How many films match. If only words narrow the list, their index is enough, because it has no films that are not
    /// shown.
    /// </summary>
    public static Task<int> CountAsync(
        this ReviewSiteDb db,
        FilmFilter filter,
        SearchWords? words,
        CancellationToken cancellation
    ) =>
        words is not null
        && filter
            is { Genre: null, Country: null, Decade: null, Verdict: null, Critics: null, Letter: null, Year: null }
            ? db.Search.CountFilmsAsync(db, words.NameQuery, cancellation)
            : db.Matching(filter, words).CountAsync(cancellation);

    /// <summary>
    /// One page of films. They are selected by their sort keys alone; the other columns are read only for these.
    /// </summary>
    public static IQueryable<Film> PageOf(this ReviewSiteDb db, IQueryable<Film> matching, FilmSort sort, Pager pager)
    {
        var shown = matching.Sorted(sort).Skip(pager.Skipped).Take(pager.PerPage).Select(f => f.Id);
        return db.Films.AsNoTracking().Where(f => shown.Contains(f.Id)).Sorted(sort);
    }

    public static IOrderedQueryable<Film> Sorted(this IQueryable<Film> films, FilmSort sort) =>
        sort switch
        {
            _ when sort == FilmSort.Best => films
                .OrderByDescending(f => EF.Property<double?>(f, FilmConfiguration.BestRank))
                .ThenByDescending(f => f.Id),
            _ when sort == FilmSort.Worst => films
                .OrderBy(f => EF.Property<double?>(f, FilmConfiguration.BestRank))
                .ThenBy(f => f.Id),
            _ when sort == FilmSort.Score => films
                .OrderByDescending(f => EF.Property<int?>(f, FilmConfiguration.Score))
                .ThenByDescending(f => f.Id),
            _ when sort == FilmSort.MostReviewed => films
                .OrderByDescending(f => EF.Property<int>(f, FilmConfiguration.Critics))
                .ThenByDescending(f => f.Id),
            _ when sort == FilmSort.Divisive => films
                .OrderByDescending(f => EF.Property<double?>(f, FilmConfiguration.DivisiveRank))
                .ThenByDescending(f => f.Id),
            _ when sort == FilmSort.Newest => films.OrderByDescending(f => f.Year).ThenByDescending(f => f.Id),
            _ => films.OrderBy(f => f.TitleKey).ThenBy(f => f.Year).ThenBy(f => f.Id),
        };

    /// <summary>Films that have a rank in an order that not every film has a place in.</summary>
    public static IQueryable<Film> Ranked(this IQueryable<Film> films, FilmSort sort) =>
        films
            .Where(f =>
                EF.Property<double?>(
                    f,
                    sort == FilmSort.Divisive ? FilmConfiguration.DivisiveRank : FilmConfiguration.BestRank
                ) != null
            )
            .Sorted(sort);
}
