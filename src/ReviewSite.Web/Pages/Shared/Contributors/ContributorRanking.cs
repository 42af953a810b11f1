using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;

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
        reviews.RemoveAll(r => withdrawn.Contains(r.Film));
        var films = ScoresOfFilms(reviews);
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
    /// they are read without EF Core's cost for each row, and film and score as one value, since each value costs as
    /// much as the row.
    /// </summary>
    private static List<RankedReview> Read(ContributorKind kind, ReviewSiteDb db)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"""
            SELECT coalesce({kind.IdOfReview}, {RankedReview.Nobody}),
                (FilmId << {RankedReview.FilmShift}) | coalesce(Score, {RankedReview.NoScore})
            FROM Reviews WHERE NOT IsWithdrawn ORDER BY {kind.IdOfReview}
            """;
        using var rows = command.ExecuteReader();
        var reviews = new List<RankedReview>();
        while (rows.Read())
        {
            reviews.Add(RankedReview.Of(rows.GetInt32(0), rows.GetInt64(1)));
        }

        return reviews;
    }

    /// <summary>
    /// The mean and the number of the scores of each film, by its id; the mean of no scores is not a number. It is
    /// rounded as on the film's own page, so that a list and a page say the same.
    /// </summary>
    private static (double Mean, int Count)[] ScoresOfFilms(List<RankedReview> reviews)
    {
        var films = new (int Sum, int Count)[reviews.Select(r => r.Film).DefaultIfEmpty().Max() + 1];
        foreach (var review in reviews.Where(r => r.Score != RankedReview.NoScore))
        {
            ref var film = ref films[review.Film];
            film = (film.Sum + review.Score, film.Count + 1);
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

        /// <summary>All bits of a score that is none.</summary>
        public const int NoScore = 255;

        public const int FilmShift = 8;

        /// <param name="filmAndScore">The score in the lowest bits, the film's id above them.</param>
        public static RankedReview Of(int contributor, long filmAndScore) =>
            new(contributor, (int)(filmAndScore >> FilmShift), (int)(filmAndScore & NoScore));
    }
}
