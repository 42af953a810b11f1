using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>A publication that a critic writes for, or a critic who writes for a publication.</summary>
public sealed record Counterpart(string Slug, string Name, int Reviews);

/// <summary>A critic who scores the same films much alike.</summary>
/// <param name="Films">How many films both scored.</param>
/// <param name="Distance">How far their scores are apart, on average.</param>
public sealed record LikeMinded(string Slug, string Name, int Films, double Distance);

internal static class LikeMindedQueries
{
    private const int FilmsCompared = 200;
    private const int Shown = 5;

    /// <summary>Fewer films in common say little.</summary>
    private const int FewestFilms = 5;

    /// <summary>
    /// How far apart two critics' scores of a film usually are: so a few lucky matches do not rank first.
    /// </summary>
    private const int UsualDistance = 16;

    /// <summary>
    /// Compared on the films that the critic scored last. Each film is found by its index; CROSS JOIN keeps that order.
    /// </summary>
    public static async Task<IReadOnlyList<LikeMinded>> LikeMindedAsync(
        this ReviewSiteDb db,
        int critic,
        CancellationToken cancellation
    )
    {
        var found = await db
            .Database.SqlQuery<Closeness>(
                FormattableStringFactory.Create(
                    """
                    SELECT CriticId AS Id, count(*) AS Films, avg(Apart) AS Distance
                    FROM (
                        SELECT o.CriticId, o.FilmId, avg(1.0 * abs(o.Score - m.Score)) AS Apart
                        FROM (
                            SELECT r.FilmId, r.Score
                            FROM Reviews r CROSS JOIN Films f
                            WHERE r.CriticId = {0} AND NOT r.IsWithdrawn AND r.Score IS NOT NULL
                                AND f.Id = r.FilmId AND NOT f.IsWithdrawn
                            ORDER BY r.Date IS NULL, r.Date DESC LIMIT {1}) m
                        CROSS JOIN Reviews o
                        WHERE o.FilmId = m.FilmId AND o.CriticId <> {0} AND NOT o.IsWithdrawn AND o.Score IS NOT NULL
                        GROUP BY o.CriticId, o.FilmId) films
                    GROUP BY CriticId HAVING count(*) >= {2}
                    ORDER BY (sum(Apart) + {2} * {3}) / (count(*) + {2}), CriticId LIMIT {4}
                    """,
                    critic,
                    FilmsCompared,
                    FewestFilms,
                    UsualDistance,
                    Shown
                )
            )
            .ToListAsync(cancellation);
        var ids = found.Select(f => f.Id).ToList();
        var names = await ContributorKind
            .Critics.Of(db)
            .Where(w => ids.Contains(w.Id))
            .ToDictionaryAsync(w => w.Id, cancellation);
        return [.. found.Select(f => new LikeMinded(names[f.Id].Slug, names[f.Id].Name, f.Films, f.Distance))];
    }

    private sealed record Closeness(int Id, int Films, double Distance);
}
