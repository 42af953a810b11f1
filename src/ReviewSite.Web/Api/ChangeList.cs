using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Api;

/// <summary>
/// Which films changed, the oldest change first, so that a copy of the site can be kept up to date without reading
/// everything again. It does not say who changed them.
/// </summary>
internal static partial class ChangeList
{
    private const string List = "changes";
    private const int LongestTime = 40;

    public static QueryFieldAttribute[] Fields { get; } =
    [
        new("since", "Changes at this time or later (RFC 3339; a day begins in UTC). Without it, all changes.")
        {
            Example = "2026-01-01T00:00:00Z",
            Format = "date-time",
        },
        ApiQuery.LimitField,
        ApiQuery.CursorField,
        ApiQuery.FieldsField,
    ];

    public static async Task<IResult> GetAsync(HttpContext context, ReviewSiteDb db, CancellationToken cancellation)
    {
        var query = new ApiQuery(context);
        var since = Since(query);
        var cursor = query.Cursor(List);
        if (query.Problem() is { } problem)
        {
            return problem;
        }

        var after = cursor?.Id ?? (since is { } time ? await LastBeforeAsync(db, time, cancellation) : 0);
        var entries = await db
            .History.AsNoTracking()
            .Where(e => e.Id > after)
            .OrderBy(e => e.Id)
            .Take(query.Limit + 1)
            .Select(e => new ChangeRow(e.Id, e.At, e.FilmId, e.FilmIds))
            .ToListAsync(cancellation);
        var ids = entries.SelectMany(e => e.Films).ToHashSet();
        var films = await db
            .Films.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(f => ids.Contains(f.Id))
            .Select(f => new { f.Id, Film = new ChangedFilm(f.Slug, f.IsWithdrawn) })
            .ToDictionaryAsync(f => f.Id, f => f.Film, cancellation);
        return query.List(
            entries,
            e => new ChangeDocument(
                e.Id,
                DateTime.SpecifyKind(e.At, DateTimeKind.Utc),
                [.. e.Films.Where(films.ContainsKey).Select(id => films[id])],
                e.FilmId is null && e.FilmIds.Count is 0 or HistoryEntry.MostFilms
            ),
            e => new Cursor(List, e.Id)
        );
    }

    private static DateTime? Since(ApiQuery query)
    {
        if (query.Reader.Text("since", LongestTime) is not { } text)
        {
            return null;
        }

        if (
            TimeForm().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        )
        {
            return time.UtcDateTime;
        }

        query.Reader.Refuse(
            "since",
            $"“since” is “{text}”; it must be a time such as 2026-01-01T00:00:00Z, or a day. Write “+” as %2B."
        );
        return null;
    }

    /// <summary>As in RFC 3339. Other forms are ambiguous, or depend on the day on which they are read.</summary>
    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex TimeForm();

    /// <summary>
    /// The number of the last change before that time. Entries are only ever added, so their times rise with their
    /// numbers, and a binary search finds it.
    /// </summary>
    private static async Task<int> LastBeforeAsync(ReviewSiteDb db, DateTime time, CancellationToken cancellation)
    {
        var (low, high) = (0, await db.History.MaxAsync(e => (int?)e.Id, cancellation) ?? 0);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            var at = await db
                .History.Where(e => e.Id >= middle)
                .OrderBy(e => e.Id)
                .Select(e => e.At)
                .FirstAsync(cancellation);
            (low, high) = at < time ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private sealed record ChangeRow(int Id, DateTime At, int? FilmId, IReadOnlyList<int> FilmIds)
    {
        public IEnumerable<int> Films => FilmId is { } only ? [only] : FilmIds;
    }
}
