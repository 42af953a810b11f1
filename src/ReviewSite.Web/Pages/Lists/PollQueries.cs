using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Lists;

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
    public static Task<Dictionary<int, ListedFilm>> FilmsOfPollAsync(
        this ReviewSiteDb db,
        Poll poll,
        CancellationToken cancellation
    )
    {
        var ids = poll.Films.ToList();
        return db
            .Films.Where(f => ids.Contains(f.Id))
            .Select(f => new ListedFilm(f.Id, f.Slug, f.Title, f.Year))
            .ToDictionaryAsync(f => f.Id, cancellation);
    }

    /// <summary>The pages of the critics by the names on the lists, without anyone without a review.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> CriticsOfPollAsync(
        this ReviewSiteDb db,
        Poll poll,
        CancellationToken cancellation
    )
    {
        var keys = poll.Ballots.Select(b => b.CriticKey).ToList();
        var slugs = await db
            .Critics.Where(c => keys.Contains(c.NameKey) && db.Reviews.Any(r => r.CriticId == c.Id))
            .ToDictionaryAsync(c => c.NameKey, c => c.Slug, cancellation);
        return poll
            .Ballots.Where(b => slugs.ContainsKey(b.CriticKey))
            .ToDictionary(b => b.By, b => $"/critics/{slugs[b.CriticKey]}");
    }

    /// <summary>The polls with a list by a critic of this name, the newest first.</summary>
    public static Task<List<PollLink>> PollsOfCriticAsync(
        this ReviewSiteDb db,
        string nameKey,
        CancellationToken cancellation
    ) =>
        db
            .PollCritics.Where(c => c.NameKey == nameKey)
            .Join(db.Polls, c => c.PollId, p => p.Id, (_, p) => p)
            .OrderByDescending(p => p.Id)
            .Take(MostOfCritic)
            .Select(p => new PollLink(p.Slug, p.Title))
            .ToListAsync(cancellation);
}

/// <summary>A poll in a list of all.</summary>
public sealed record PollCard(int Id, string Slug, string Title, string? Description, int Lists);

public sealed record PollLink(string Slug, string Title);

public sealed record ListedFilm(int Id, string Slug, string Title, int? Year);
