using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;
using SQLitePCL;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>How many reviews a critic, or a publication, has, and how kind they are.</summary>
/// <param name="Mean">Of the scores; none without a score.</param>
/// <param name="Severity">None without a film that enough others scored.</param>
public sealed record RankedContributor(int Id, int Reviews, double? Mean, Severity? Severity);

/// <summary>All critics, or all publications, with what they are ranked by.</summary>
public sealed class ContributorRanking
{
    private const int BytesEach = 120;
    private const int MeanDigits = 2;

    private readonly RankedContributor[] _all;

    private ContributorRanking(RankedContributor[] all) => _all = all;

    /// <summary>About how much memory it takes.</summary>
    public int Bytes => BytesEach * _all.Length;

    /// <summary>
    /// Reads every review once, from the index that has the contributors' reviews together, without looking at any
    /// film: a film's mean comes from the same scores.
    /// </summary>
    public static async Task<ContributorRanking> LoadAsync(
        ContributorKind kind,
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        var withdrawn = await db
            .Films.IgnoreQueryFilters()
            .Where(f => f.IsWithdrawn)
            .Select(f => f.Id)
            .ToHashSetAsync(cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        var reviews = Read(kind, db);
        if (withdrawn.Count > 0)
        {
            reviews.RemoveAll(r => withdrawn.Contains(r.Film));
        }

        var films = ScoresOfFilms(CollectionsMarshal.AsSpan(reviews));
        var all = new List<RankedContributor>();
        for (var (start, end) = (0, 0); start < reviews.Count; start = end)
        {
            var id = reviews[start].Contributor;
            while (end < reviews.Count && reviews[end].Contributor == id)
            {
                end++;
            }

            if (id != RankedReview.Nobody)
            {
                all.Add(Ranked(id, CollectionsMarshal.AsSpan(reviews)[start..end], films));
            }
        }

        return new ContributorRanking([.. all]);
    }

    /// <summary>
    /// The reviews that are not withdrawn, those of one contributor after those of another. There may be millions, so
    /// they are read from SQLite itself, without what EF Core and ADO.NET do for each row.
    /// </summary>
    /// <exception cref="SqliteException">The statement ended early, as when its time was up.</exception>
    private static List<RankedReview> Read(ContributorKind kind, ReviewSiteDb db)
    {
        var store = ((SqliteConnection)db.Database.GetDbConnection()).Handle;
        var sql = $"""
            SELECT coalesce({kind.IdOfReview}, {RankedReview.Nobody}), FilmId, coalesce(Score, {RankedReview.NoScore})
            FROM Reviews WHERE NOT IsWithdrawn ORDER BY {kind.IdOfReview}
            """;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(store, sql, out var statement), store);
        using (statement)
        {
            var reviews = new List<RankedReview>();
            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                reviews.Add(
                    new RankedReview(
                        raw.sqlite3_column_int(statement, 0),
                        raw.sqlite3_column_int(statement, 1),
                        raw.sqlite3_column_int(statement, 2)
                    )
                );
            }

            SqliteException.ThrowExceptionForRC(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result, store);
            return reviews;
        }
    }

    /// <summary>
    /// The mean and the number of the scores of each film, by its id; the mean of no scores is not a number. It is
    /// rounded as on the film's own page, so that a list and a page say the same.
    /// </summary>
    private static (double Mean, int Count)[] ScoresOfFilms(ReadOnlySpan<RankedReview> reviews)
    {
        var last = 0;
        foreach (var review in reviews)
        {
            last = Math.Max(last, review.Film);
        }

        var films = new (int Sum, int Count)[last + 1];
        foreach (var review in reviews)
        {
            if (review.Score != RankedReview.NoScore)
            {
                ref var film = ref films[review.Film];
                film = (film.Sum + review.Score, film.Count + 1);
            }
        }

        return Array.ConvertAll(
            films,
            f => (Math.Round((double)f.Sum / f.Count, MeanDigits, MidpointRounding.AwayFromZero), f.Count)
        );
    }

    /// <param name="ids">Those to rank; all of them without.</param>
    public IEnumerable<RankedContributor> In(ContributorSort sort, IReadOnlySet<int>? ids)
    {
        var ranked = ids is null ? _all : _all.Where(c => ids.Contains(c.Id));
        return sort switch
        {
            _ when sort == ContributorSort.Kindest => ranked
                .OrderBy(c => c.Severity is null)
                .ThenByDescending(c => c.Severity?.Difference)
                .ThenByDescending(c => c.Reviews)
                .ThenBy(c => c.Id),
            _ when sort == ContributorSort.Harshest => ranked
                .OrderBy(c => c.Severity is null)
                .ThenBy(c => c.Severity?.Difference)
                .ThenByDescending(c => c.Reviews)
                .ThenBy(c => c.Id),
            _ => ranked.OrderByDescending(c => c.Reviews).ThenBy(c => c.Id),
        };
    }

    /// <param name="films">The mean and the number of scores of each film, by its id.</param>
    private static RankedContributor Ranked(
        int id,
        ReadOnlySpan<RankedReview> reviews,
        ReadOnlySpan<(double Mean, int Count)> films
    )
    {
        var (sum, count, differences, compared) = (0, 0, 0.0, 0);
        foreach (var review in reviews)
        {
            if (review.Score == RankedReview.NoScore)
            {
                continue;
            }

            (sum, count) = (sum + review.Score, count + 1);
            var film = films[review.Film];
            if (ConsensusPoint.Of(review.Score, film.Mean, film.Count) is { } point)
            {
                (differences, compared) = (differences + point.Difference, compared + 1);
            }
        }

        return new RankedContributor(
            id,
            reviews.Length,
            count == 0 ? null : (double)sum / count,
            Severity.Of(compared, differences)
        );
    }

    /// <summary>What the ranking needs of a review.</summary>
    private readonly record struct RankedReview(int Contributor, int Film, int Score)
    {
        /// <summary>The contributor of a review that names none.</summary>
        public const int Nobody = 0;

        public const int NoScore = -1;
    }
}
