using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Store;

/// <summary>Which film is meant: the same title in two years are two films.</summary>
internal static class FilmCatalog
{
    /// <summary>What stands at the end of addresses of other pages, <c>/admin/films/add</c>.</summary>
    public static readonly IReadOnlySet<string> ReservedSlugs = new HashSet<string> { "add" };

    /// <summary>A number at the end of a slug may shorten what stands before it.</summary>
    private const int LongestStart = Slug.MaxLength - 16;

    public static async Task<Film?> FindBySlugAsync(
        this ReviewSiteDb db,
        string slug,
        CancellationToken cancellation
    ) => await db.Films.SingleOrDefaultAsync(f => f.Slug == slug, cancellation);

    /// <summary>The film of this slug, or the one that had it once.</summary>
    public static async Task<Film?> FindBySlugOrMovedAsync(
        this ReviewSiteDb db,
        string slug,
        CancellationToken cancellation
    ) =>
        await db.Films.AsNoTracking().SingleOrDefaultAsync(f => f.Slug == slug, cancellation)
        ?? (
            await db.ResolveRedirectAsync(slug, cancellation) is { } moved
                ? await db.Films.AsNoTracking().SingleOrDefaultAsync(f => f.Slug == moved, cancellation)
                : null
        );

    public static async Task<Film?> FindAsync(
        this ReviewSiteDb db,
        string title,
        int? year,
        CancellationToken cancellation
    )
    {
        var key = SearchKey.Of(title);
        return db.Films.Local.SingleOrDefault(f => f.TitleKey == key && f.Year == year)
            ?? await db
                .Films.OrderBy(f => f.Id)
                .FirstOrDefaultAsync(f => f.TitleKey == key && f.Year == year, cancellation);
    }

    public static async Task<List<int?>> YearsOfAsync(
        this ReviewSiteDb db,
        string title,
        CancellationToken cancellation
    )
    {
        var key = SearchKey.Of(title);
        return await db
            .Films.Where(f => f.TitleKey == key)
            .OrderBy(f => f.Year)
            .Select(f => f.Year)
            .ToListAsync(cancellation);
    }

    /// <summary>
    /// Where a film is that is asked for by a slug it once had, or by its slug in capitals; none where there is none.
    /// </summary>
    public static async Task<string?> ResolveRedirectAsync(
        this ReviewSiteDb db,
        string slug,
        CancellationToken cancellation
    ) => (await db.ResolveRedirectsAsync([slug], cancellation)).GetValueOrDefault(slug);

    /// <summary>The same for many slugs, with as few queries as for one; without those that lead nowhere.</summary>
    public static async Task<Dictionary<string, string>> ResolveRedirectsAsync(
        this ReviewSiteDb db,
        IReadOnlyCollection<string> slugs,
        CancellationToken cancellation
    )
    {
        var small = slugs.Select(s => s.ToLowerInvariant()).Distinct().ToList();
        var films = db.Films.IgnoreQueryFilters().AsNoTracking();
        var own = await films
            .Where(f => small.Contains(f.Slug))
            .Select(f => new FilmPlace(f.Id, f.Slug, f.IsWithdrawn, f.MergedIntoId))
            .ToDictionaryAsync(f => f.Slug, cancellation);
        var moved = await FollowAsync(films, own, cancellation);
        var rest = small.Where(s => !moved.ContainsKey(s)).ToList();
        if (rest.Count > 0)
        {
            var former = await db
                .FilmRedirects.IgnoreQueryFilters()
                .AsNoTracking()
                .Where(r => rest.Contains(r.Slug))
                .Select(r => new
                {
                    r.Slug,
                    Film = new FilmPlace(r.Film.Id, r.Film.Slug, r.Film.IsWithdrawn, r.Film.MergedIntoId),
                })
                .ToDictionaryAsync(r => r.Slug, r => r.Film, cancellation);
            foreach (var (slug, film) in await FollowAsync(films, former, cancellation))
            {
                moved.Add(slug, film);
            }
        }

        return slugs
            .Distinct()
            .Select(s => (From: s, To: moved.GetValueOrDefault(s.ToLowerInvariant())))
            .Where(m => m.To is not null && m.To != m.From)
            .ToDictionary(m => m.From, m => m.To!);
    }

    /// <summary>
    /// Through the films that they were merged into, to the slugs of those that are on the site; a query for each step,
    /// not for each film.
    /// </summary>
    private static async Task<Dictionary<string, string>> FollowAsync(
        IQueryable<Film> films,
        Dictionary<string, FilmPlace> from,
        CancellationToken cancellation
    )
    {
        var known = from.Values.DistinctBy(f => f.Id).ToDictionary(f => f.Id);
        var last = known.Values.ToList();
        while (true)
        {
            var next = last.Select(f => f.Next).OfType<int>().Where(id => !known.ContainsKey(id)).Distinct().ToList();
            if (next.Count == 0)
            {
                break;
            }

            last = await films
                .Where(f => next.Contains(f.Id))
                .Select(f => new FilmPlace(f.Id, f.Slug, f.IsWithdrawn, f.MergedIntoId))
                .ToListAsync(cancellation);
            last.ForEach(f => known.Add(f.Id, f));
        }

        var ends = new Dictionary<string, string>();
        foreach (var (slug, start) in from)
        {
            var (film, passed) = (start, new HashSet<int>());
            while (film.Next is { } next && passed.Add(film.Id) && known.TryGetValue(next, out var following))
            {
                film = following;
            }

            if (!film.IsWithdrawn)
            {
                ends.Add(slug, film.Slug);
            }
        }

        return ends;
    }

    private sealed record FilmPlace(int Id, string Slug, bool IsWithdrawn, int? MergedIntoId)
    {
        public int? Next => IsWithdrawn ? MergedIntoId : null;
    }

    /// <summary>The film itself, and the films that were merged into it.</summary>
    public static async Task<IReadOnlyCollection<int>> WithMergedAsync(
        this ReviewSiteDb db,
        int filmId,
        CancellationToken cancellation
    )
    {
        var (all, last) = (new List<int> { filmId }, new List<int> { filmId });
        while (last.Count > 0)
        {
            last = await db
                .Films.IgnoreQueryFilters()
                .Where(f => f.IsWithdrawn && last.Contains(f.MergedIntoId ?? 0) && !all.Contains(f.Id))
                .Select(f => f.Id)
                .ToListAsync(cancellation);
            all.AddRange(last);
        }

        return all;
    }

    /// <summary>
    /// The stored film with this title and year, as it is stored, or a new one. One that was withdrawn with its import
    /// is restored.
    /// </summary>
    public static async Task<Film> FindOrAddAsync(
        this ReviewSiteDb db,
        FilmDetails details,
        CancellationToken cancellation
    )
    {
        if (await db.FindAsync(details.Title, details.Year, cancellation) is { } known)
        {
            return known;
        }

        if (await db.FindWithdrawnAsync(details, cancellation) is not { } former)
        {
            return await db.AddFilmAsync(details, cancellation);
        }

        former.RestoreFromFile();
        return former;
    }

    /// <summary>
    /// The film with this title and year that was withdrawn with its import; one that an editor withdrew stays
    /// withdrawn.
    /// </summary>
    public static async Task<Film?> FindWithdrawnAsync(
        this ReviewSiteDb db,
        FilmDetails details,
        CancellationToken cancellation
    )
    {
        var key = SearchKey.Of(details.Title);
        var films = await db
            .Films.IgnoreQueryFilters()
            .Where(f => f.IsWithdrawn && f.MergedIntoId == null && f.TitleKey == key && f.Year == details.Year)
            .Where(f => details.ImdbId == null || f.ImdbId == null || f.ImdbId == details.ImdbId)
            .OrderBy(f => f.Id)
            .ToListAsync(cancellation);
        return films.Find(f => !f.EditedFields.HasFlag(EditableFilmFields.IsWithdrawn));
    }

    public static async Task<Film> AddFilmAsync(
        this ReviewSiteDb db,
        FilmDetails details,
        CancellationToken cancellation
    )
    {
        var film = new Film(await db.FreeSlugAsync(details, film: null, cancellation), details);
        db.Films.Add(film);
        await db.CopyErasedQuotesAsync(film, cancellation);
        return film;
    }

    /// <summary>
    /// Quotes that were erased from a film that an editor withdrew are not stored for one of the same title and year
    /// either. A withdrawn review without content holds their fingerprints, until an import gives it its other content.
    /// </summary>
    private static async Task CopyErasedQuotesAsync(this ReviewSiteDb db, Film film, CancellationToken cancellation)
    {
        var erased = await db
            .Reviews.IgnoreQueryFilters()
            .Where(r => r.Film.TitleKey == film.TitleKey && r.Film.Year == film.Year && r.Film.IsWithdrawn)
            .Where(r => r.ErasedQuotes.Any())
            .Select(r => r.ErasedQuotes)
            .ToListAsync(cancellation);
        if (erased.Count > 0)
        {
            var review = new Review(film, position: 1, critic: null, publication: null, new ReviewContent());
            review.TakeOver(EditableReviewFields.None, [.. erased.SelectMany(quotes => quotes).Distinct()]);
            review.Withdraw();
            db.Reviews.Add(review);
        }
    }

    /// <summary>Every slug that a film has, or had, and those of other pages.</summary>
    public static async Task<HashSet<string>> TakenSlugsAsync(this ReviewSiteDb db, CancellationToken cancellation) =>
        [
            .. await db.Films.IgnoreQueryFilters().Select(f => f.Slug).ToListAsync(cancellation),
            .. await db.FilmRedirects.Select(r => r.Slug).ToListAsync(cancellation),
            .. ReservedSlugs,
        ];

    /// <param name="film">Its own slugs, former ones included, are free for it; <c>null</c> for a new film.</param>
    public static async Task<string> FreeSlugAsync(
        this ReviewSiteDb db,
        FilmDetails details,
        Film? film,
        CancellationToken cancellation
    )
    {
        var id = film?.Id ?? 0;
        var start = Slug.Cut(Slug.Of(details.Title, "film"), LongestStart);
        return FreeSlug(
            details,
            [
                .. await db
                    .Films.IgnoreQueryFilters()
                    .Where(f => f.Slug.StartsWith(start) && f.Id != id)
                    .Select(f => f.Slug)
                    .ToListAsync(cancellation),
                .. await db
                    .FilmRedirects.Where(r => r.Slug.StartsWith(start) && r.FilmId != id)
                    .Select(r => r.Slug)
                    .ToListAsync(cancellation),
                .. db.Films.Local.Where(f => f != film).Select(f => f.Slug),
                .. ReservedSlugs,
            ]
        );
    }

    /// <summary>
    /// <c>pusher</c>, and <c>pusher-2012</c> where the title is taken, and <c>pusher-2012-2</c> where that is taken
    /// too.
    /// </summary>
    public static string FreeSlug(FilmDetails details, HashSet<string> taken)
    {
        var slug = Slug.Of(details.Title, "film");
        if (taken.Contains(slug) && details.Year is { } year)
        {
            slug = string.Create(CultureInfo.InvariantCulture, $"{Slug.Cut(slug, LongestStart)}-{year}");
        }

        return Slug.FirstFree(slug, taken);
    }
}
