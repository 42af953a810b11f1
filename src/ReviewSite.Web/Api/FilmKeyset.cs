using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store.Configurations;

namespace ReviewSite.Web.Api;

/// <summary>
/// Films after a given one, found by the index of their order. Films without a sort key come last, in a separate query,
/// because a missing value cannot be compared.
/// </summary>
internal static class FilmKeyset
{
    public static Task<List<FilmKey>> AfterAsync(
        IQueryable<Film> films,
        FilmSort sort,
        Cursor? cursor,
        int limit,
        CancellationToken cancellation
    ) =>
        sort switch
        {
            _ when sort == FilmSort.Added => films
                .Where(f => f.Id > (cursor == null ? 0 : cursor.Id))
                .OrderBy(f => f.Id)
                .Select(f => new FilmKey(f.Id, null, null))
                .Take(limit)
                .ToListAsync(cancellation),
            _ when cursor is null => FirstAsync(films.Sorted(sort), sort, limit, cancellation),
            _ when sort == FilmSort.Title => FirstAsync(
                AfterTitle(films, cursor).Sorted(sort),
                sort,
                limit,
                cancellation
            ),
            _ => AfterKeyAsync(films, sort, cursor, limit, cancellation),
        };

    private static Task<List<FilmKey>> FirstAsync(
        IQueryable<Film> sorted,
        FilmSort sort,
        int limit,
        CancellationToken cancellation
    ) => sorted.Take(limit).Select(KeyOf(sort)).ToListAsync(cancellation);

    /// <summary>A film's sort key, as in the database.</summary>
    private static Expression<Func<Film, FilmKey>> KeyOf(FilmSort sort) =>
        sort switch
        {
            _ when sort == FilmSort.Best => f => new FilmKey(
                f.Id,
                null,
                EF.Property<double?>(f, FilmConfiguration.BestRank)
            ),
            _ when sort == FilmSort.Divisive => f => new FilmKey(
                f.Id,
                null,
                EF.Property<double?>(f, FilmConfiguration.DivisiveRank)
            ),
            _ when sort == FilmSort.Score => f => new FilmKey(
                f.Id,
                null,
                EF.Property<int?>(f, FilmConfiguration.Score)
            ),
            _ when sort == FilmSort.MostReviewed => f => new FilmKey(
                f.Id,
                null,
                EF.Property<int>(f, FilmConfiguration.Critics)
            ),
            _ => f => new FilmKey(f.Id, f.TitleKey, f.Year),
        };

    private static IQueryable<Film> AfterTitle(IQueryable<Film> films, Cursor cursor)
    {
        var (title, year, id) = (cursor.Key ?? "", (int?)cursor.Number, cursor.Id);
        films = films.Where(f => f.TitleKey.CompareTo(title) >= 0);
        return year is null
            ? films.Where(f => f.TitleKey != title || f.Year != null || f.Id > id)
            : films.Where(f => f.TitleKey != title || f.Year > year || (f.Year == year && f.Id > id));
    }

    private static async Task<List<FilmKey>> AfterKeyAsync(
        IQueryable<Film> films,
        FilmSort sort,
        Cursor cursor,
        int limit,
        CancellationToken cancellation
    )
    {
        var found = new List<FilmKey>();
        if (cursor.Number is { } key)
        {
            // Two queries, because many films share a key, and no index supports “lower, or the same and earlier”.
            var same = At(films, sort, key).Where(f => f.Id < cursor.Id);
            found = await FirstAsync(same.Sorted(sort), sort, limit, cancellation);
            if (found.Count < limit)
            {
                var below = Below(films, sort, key).Sorted(sort);
                found.AddRange(await FirstAsync(below, sort, limit - found.Count, cancellation));
            }
        }

        if (found.Count < limit)
        {
            var last = cursor.Number is null ? cursor.Id : int.MaxValue;
            found.AddRange(
                await Without(films, sort)
                    .Where(f => f.Id < last)
                    .OrderByDescending(f => f.Id)
                    .Select(f => new FilmKey(f.Id, null, null))
                    .Take(limit - found.Count)
                    .ToListAsync(cancellation)
            );
        }

        return found;
    }

    private static IQueryable<Film> At(IQueryable<Film> films, FilmSort sort, double key)
    {
        var (whole, rank) = ((int)key, RankOf(sort));
        return sort switch
        {
            _ when sort == FilmSort.Best || sort == FilmSort.Divisive => films.Where(f =>
                EF.Property<double?>(f, rank) == key
            ),
            _ when sort == FilmSort.Score => films.Where(f => EF.Property<int?>(f, FilmConfiguration.Score) == whole),
            _ when sort == FilmSort.MostReviewed => films.Where(f =>
                EF.Property<int>(f, FilmConfiguration.Critics) == whole
            ),
            _ => films.Where(f => f.Year == whole),
        };
    }

    private static IQueryable<Film> Below(IQueryable<Film> films, FilmSort sort, double key)
    {
        var (whole, rank) = ((int)key, RankOf(sort));
        return sort switch
        {
            _ when sort == FilmSort.Best || sort == FilmSort.Divisive => films.Where(f =>
                EF.Property<double?>(f, rank) < key
            ),
            _ when sort == FilmSort.Score => films.Where(f => EF.Property<int?>(f, FilmConfiguration.Score) < whole),
            _ when sort == FilmSort.MostReviewed => films.Where(f =>
                EF.Property<int>(f, FilmConfiguration.Critics) < whole
            ),
            _ => films.Where(f => f.Year < whole),
        };
    }

    private static string RankOf(FilmSort sort) =>
        sort == FilmSort.Best ? FilmConfiguration.BestRank : FilmConfiguration.DivisiveRank;

    private static IQueryable<Film> Without(IQueryable<Film> films, FilmSort sort) =>
        sort switch
        {
            _ when sort == FilmSort.Score => films.Where(f => EF.Property<int?>(f, FilmConfiguration.Score) == null),
            _ when sort == FilmSort.Best => films.Where(f =>
                EF.Property<double?>(f, FilmConfiguration.BestRank) == null
            ),
            _ when sort == FilmSort.Divisive => films.Where(f =>
                EF.Property<double?>(f, FilmConfiguration.DivisiveRank) == null
            ),
            _ when sort == FilmSort.Newest => films.Where(f => f.Year == null),
            _ => films.Where(f => false),
        };
}

/// <summary>A film's number and its sort key.</summary>
internal sealed record FilmKey(int Id, string? Text, double? Number)
{
    public Cursor ToCursor(string list) => new(list, Id, Text, Number);
}
