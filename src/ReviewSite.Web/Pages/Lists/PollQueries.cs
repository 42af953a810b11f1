using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Lists;

/// <summary>What pages and programs ask about polls, their films and the critics who voted.</summary>
internal static class PollQueries
{
    private const int MostOfCritic = 500;

    /// <summary>The newest first.</summary>
    /// <param name="before">The number of the last one that was already shown.</param>
    public static Task<List<PollCard>> NewestPollsAsync(
        this ReviewSiteDb db,
        int most,
        CancellationToken cancellation,
        int? before = null,
        int skip = 0
    ) =>
        db
            .Database.SqlQuery<PollCard>(
                $"""
                SELECT Id, Slug, Title, Description, json_array_length(Ballots) AS Lists
                FROM Polls WHERE NOT IsWithdrawn AND Id < {before
                    ?? int.MaxValue} ORDER BY Id DESC LIMIT {most} OFFSET {skip}
                """
            )
            .ToListAsync(cancellation);

    /// <summary>The films that are on the site, by their numbers.</summary>
    public static Task<Dictionary<int, PollFilmLink>> FilmsOfPollAsync(
        this ReviewSiteDb db,
        Poll poll,
        CancellationToken cancellation
    )
    {
        var ids = poll.Films.ToList();
        return db
            .Films.Where(f => ids.Contains(f.Id))
            .Select(f => new PollFilmLink(f.Id, f.Slug, f.Title, f.Year))
            .ToDictionaryAsync(f => f.Id, cancellation);
    }

    /// <summary>
    /// The critics by the names on the lists, without anyone without a review. A list may have a name that its critic
    /// had before.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, PollCriticLink>> CriticsOfPollAsync(
        this ReviewSiteDb db,
        Poll poll,
        CancellationToken cancellation
    )
    {
        var keys = poll.Ballots.Select(b => b.CriticKey).Distinct().ToList();
        var named = await Reviewing(db, db.Critics.Where(c => keys.Contains(c.NameKey))).ToListAsync(cancellation);
        var formerly = await Reviewing(db, db.CriticsWithFormerNames())
            .OrderByDescending(c => c.Id)
            .ToListAsync(cancellation);
        var critics = keys.ToDictionary(
            k => k,
            k => named.Find(c => c.NameKey == k) ?? formerly.Find(c => c.HadName(k))
        );
        return poll
            .Ballots.Select(b => (b.By, Critic: critics[b.CriticKey]))
            .Where(b => b.Critic is not null)
            .ToDictionary(b => b.By, b => new PollCriticLink(b.Critic!.Slug, b.Critic.Name, b.Critic.NameKey));
    }

    private static IQueryable<Critic> Reviewing(ReviewSiteDb db, IQueryable<Critic> critics) =>
        critics.AsNoTracking().Where(c => db.Reviews.Any(r => r.CriticId == c.Id));

    /// <summary>The polls with a list by a critic; the newest first.</summary>
    public static async Task<IQueryable<Poll>> PollsByAsync(
        this ReviewSiteDb db,
        int criticId,
        CancellationToken cancellation
    )
    {
        var names = await NamesOfAsync(db, criticId, cancellation);
        var polls = db.PollCritics.Where(c => names.Contains(c.NameKey)).Select(c => c.PollId);
        return db.Polls.Where(p => polls.Contains(p.Id)).OrderByDescending(p => p.Id);
    }

    /// <summary>The name, and the former ones that nobody else has now.</summary>
    private static async Task<List<string>> NamesOfAsync(ReviewSiteDb db, int criticId, CancellationToken cancellation)
    {
        var critic = await db.Critics.AsNoTracking().SingleAsync(c => c.Id == criticId, cancellation);
        var former = critic.FormerNames.Select(SearchKey.Of).ToList();
        var taken = await Reviewing(db, db.Critics.Where(c => former.Contains(c.NameKey)))
            .Select(c => c.NameKey)
            .ToListAsync(cancellation);
        return [critic.NameKey, .. former.Except(taken)];
    }

    public static async Task<IReadOnlyList<PollLink>> PollsOfCriticAsync(
        this ReviewSiteDb db,
        int criticId,
        CancellationToken cancellation
    ) =>
        await (await db.PollsByAsync(criticId, cancellation))
            .Take(MostOfCritic)
            .Select(p => new PollLink(p.Slug, p.Title))
            .ToListAsync(cancellation);
}

/// <summary>A poll in a list of all.</summary>
public sealed record PollCard(int Id, string Slug, string Title, string? Description, int Lists);

public sealed record PollLink(string Slug, string Title);

/// <summary>A critic with a list.</summary>
public sealed record PollCriticLink(string Slug, string Name, string NameKey)
{
    public string Address => $"/critics/{Slug}";
}

public sealed record PollFilmLink(int Id, string Slug, string Title, int? Year);
