using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Configurations;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>The dashboard's figures of the whole catalogue.</summary>
/// <param name="Version">The content version that they are of.</param>
/// <param name="Gaps">Films that lack something, by what they lack.</param>
/// <param name="Unread">Scores that could not be read, the most frequent first, each with a review that has it.</param>
/// <param name="Duplicates">Pairs of films that are probably the same.</param>
public sealed record DashboardFigures(
    long Version,
    int Films,
    int Reviews,
    int Critics,
    int Publications,
    IReadOnlyList<(FilmLink Film, string Sentence)> Conflicts,
    IReadOnlyList<FilmGap> Gaps,
    IReadOnlyList<UnreadScore> Unread,
    IReadOnlyList<(FilmLink First, FilmLink Second)> Duplicates
)
{
    private const int MostShown = 10;
    private const int YearsApart = 1;

    /// <summary>Reads all films and many reviews; on a large catalogue that takes a second or more.</summary>
    public static async Task<DashboardFigures> LoadAsync(
        ReviewSiteDb db,
        VerdictScale scale,
        long version,
        CancellationToken cancellation
    )
    {
        var films = db.Films.AsNoTracking();
        return new DashboardFigures(
            version,
            await films.CountAsync(cancellation),
            await db.LiveReviews().CountAsync(cancellation),
            await db.Critics.CountAsync(c => db.Reviews.Any(r => r.CriticId == c.Id), cancellation),
            await db.Publications.CountAsync(p => db.Reviews.Any(r => r.PublicationId == p.Id), cancellation),
            await ConflictsAsync(films, cancellation),
            await GapsAsync(films, scale, cancellation),
            await UnreadAsync(db, cancellation),
            await DuplicatesAsync(films, cancellation)
        );
    }

    private static async Task<IReadOnlyList<(FilmLink Film, string Sentence)>> ConflictsAsync(
        IQueryable<Film> films,
        CancellationToken cancellation
    )
    {
        var conflicting = await films
            .Where(f => ((string)(object)f.Summary).Contains("\"conflicts\":[{"))
            .OrderBy(f => f.Id)
            .Take(MostShown)
            .ToListAsync(cancellation);
        return [.. conflicting.Select(f => (new FilmLink(f.Slug, f.Title, f.Year), f.Summary.Conflicts[0].Sentence))];
    }

    private static async Task<IReadOnlyList<FilmGap>> GapsAsync(
        IQueryable<Film> films,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        var gaps = new List<FilmGap>();
        foreach (
            var (what, lacking) in new[]
            {
                ("without reviews", films.Where(f => EF.Property<int>(f, FilmConfiguration.Critics) == 0)),
                (
                    "with too few reviews for a verdict",
                    films.Where(f => EF.Property<string?>(f, FilmConfiguration.Verdict) == scale.TooFew.Key)
                ),
                ("without a year", films.Where(f => f.Year == null)),
                ("without a director", films.Where(f => f.Directors.Count == 0)),
            }
        )
        {
            var count = await lacking.CountAsync(cancellation);
            if (count > 0)
            {
                var first = await lacking
                    .OrderByDescending(f => f.Id)
                    .Take(MostShown)
                    .Select(f => new FilmLink(f.Slug, f.Title, f.Year))
                    .ToListAsync(cancellation);
                gaps.Add(new FilmGap(what, count, first));
            }
        }

        return gaps;
    }

    private static async Task<IReadOnlyList<UnreadScore>> UnreadAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var unread = await db
            .Reviews.AsNoTracking()
            .Where(r => r.OriginalScore != null && r.Score == null && r.Leaning == null)
            .GroupBy(r => r.OriginalScore!)
            .Select(g => new
            {
                Text = g.Key,
                Count = g.Count(),
                Id = g.Min(r => r.Id),
            })
            .OrderByDescending(g => g.Count)
            .Take(MostShown)
            .ToListAsync(cancellation);
        var ids = unread.Select(u => u.Id).ToList();
        var titles = await db
            .Reviews.Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, r.Film.Title })
            .ToDictionaryAsync(r => r.Id, r => r.Title, cancellation);
        return
        [
            .. unread
                .Where(u => titles.ContainsKey(u.Id))
                .Select(u => new UnreadScore(u.Text, u.Count, u.Id, titles[u.Id])),
        ];
    }

    private static async Task<IReadOnlyList<(FilmLink First, FilmLink Second)>> DuplicatesAsync(
        IQueryable<Film> films,
        CancellationToken cancellation
    )
    {
        var pairs = await films
            .Join(films, a => a.TitleKey, b => b.TitleKey, (a, b) => new { First = a, Second = b })
            .Where(p => p.First.Id < p.Second.Id)
            .Where(p =>
                p.First.Year == null
                || p.Second.Year == null
                || (p.First.Year - p.Second.Year <= YearsApart && p.Second.Year - p.First.Year <= YearsApart)
            )
            .OrderBy(p => p.First.TitleKey)
            .ThenBy(p => p.First.Id)
            .ThenBy(p => p.Second.Id)
            .Take(MostShown)
            .Select(p => new
            {
                First = new FilmLink(p.First.Slug, p.First.Title, p.First.Year),
                Second = new FilmLink(p.Second.Slug, p.Second.Title, p.Second.Year),
            })
            .ToListAsync(cancellation);
        return [.. pairs.Select(p => (p.First, p.Second))];
    }
}

/// <summary>A film to go to.</summary>
public sealed record FilmLink(string Slug, string Title, int? Year)
{
    public string Name => Film.NameOf(Title, Year);
}

/// <summary>Films that lack something.</summary>
/// <param name="What">Such as "without a year".</param>
/// <param name="First">Some of them, the newest first.</param>
public sealed record FilmGap(string What, int Count, IReadOnlyList<FilmLink> First);

/// <summary>A score that could not be read.</summary>
/// <param name="ReviewId">A review that has it.</param>
public sealed record UnreadScore(string Text, int Count, int ReviewId, string Title);
