using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>How many reviews a critic or a publication has, and how kind they are.</summary>
/// <param name="Mean">The mean of the scores; <c>null</c> without a score.</param>
/// <param name="Severity"><c>null</c> without a film that enough others scored.</param>
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
    /// film: a film's mean comes from the same scores. There may be millions, so the database answers with one row for
    /// each contributor rather than one for each review.
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
        var films = Array.Empty<(int Sum, int Count)>();
        var sql = $"""
            SELECT {kind.IdOfReview} AS Contributor, string_agg({RankedReview.PackedInSql}, ',') AS Reviews
            FROM Reviews WHERE NOT IsWithdrawn GROUP BY {kind.IdOfReview}
            """;
        var contributors = new List<(int? Id, RankedReview[] Reviews)>();
        await foreach (
            var group in db.Database.SqlQueryRaw<ReviewGroup>(sql).AsAsyncEnumerable().WithCancellation(cancellation)
        )
        {
            var reviews = RankedReview.Unpacked(group.Reviews, withdrawn);
            contributors.Add((group.Contributor, reviews));
            AddScores(reviews, ref films);
        }

        var means = Array.ConvertAll(
            films,
            f => (Math.Round((double)f.Sum / f.Count, MeanDigits, MidpointRounding.AwayFromZero), f.Count)
        );
        return new ContributorRanking([
            .. contributors
                .Where(c => c is { Id: not null, Reviews.Length: > 0 })
                .Select(c => Ranked(c.Id!.Value, c.Reviews, means)),
        ]);
    }

    /// <param name="films">The films found so far, by id.</param>
    private static void AddScores(RankedReview[] reviews, ref (int Sum, int Count)[] films)
    {
        foreach (var review in reviews)
        {
            if (review.Film >= films.Length)
            {
                Array.Resize(ref films, Math.Max(review.Film + 1, 2 * films.Length));
            }

            if (review.HasScore)
            {
                ref var film = ref films[review.Film];
                film = (film.Sum + review.Score, film.Count + 1);
            }
        }
    }

    /// <param name="ids">The contributors to rank; <c>null</c> for all.</param>
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
    private static RankedContributor Ranked(int id, RankedReview[] reviews, (double Mean, int Count)[] films)
    {
        var (sum, count, differences, compared) = (0, 0, 0.0, 0);
        Array.Sort(reviews, (left, right) => left.Film.CompareTo(right.Film));
        var at = 0;
        while (at < reviews.Length)
        {
            var (film, own) = (reviews[at].Film, default(OwnScores));
            for (; at < reviews.Length && reviews[at].Film == film; at++)
            {
                own = reviews[at].HasScore ? own.Plus(reviews[at].Score) : own;
            }

            (sum, count) = (sum + own.Sum, count + own.Count);
            var (mean, scored) = films[film];
            if (own.Count > 0 && ConsensusPoint.Of(own, mean, scored) is { } point)
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

    /// <summary>The reviews of one contributor.</summary>
    /// <param name="Contributor"><c>null</c> for the reviews that name none.</param>
    /// <param name="Reviews">Each packed into a number, with commas between them.</param>
    private sealed record ReviewGroup(int? Contributor, string Reviews);

    /// <summary>What the ranking needs of a review.</summary>
    private readonly record struct RankedReview(int Film, int Score)
    {
        private const int Scores = 128;
        private const int NoScore = Scores - 1;

        public static string PackedInSql { get; } = $"CAST(FilmId * {Scores} + coalesce(Score, {NoScore}) AS TEXT)";

        public bool HasScore => Score != NoScore;

        /// <param name="packed">A number for each review, with commas between them.</param>
        /// <param name="withdrawn">The films whose reviews do not count.</param>
        public static RankedReview[] Unpacked(ReadOnlySpan<char> packed, HashSet<int> withdrawn)
        {
            var reviews = new RankedReview[packed.Count(',') + 1];
            var (count, number) = (0, 0L);
            for (var at = 0; at <= packed.Length; at++)
            {
                if (at < packed.Length && packed[at] != ',')
                {
                    number = (number * 10) + (packed[at] - '0');
                    continue;
                }

                var review = new RankedReview((int)(number / Scores), (int)(number % Scores));
                if (!withdrawn.Contains(review.Film))
                {
                    reviews[count++] = review;
                }

                number = 0;
            }

            return count == reviews.Length ? reviews : reviews[..count];
        }
    }
}
