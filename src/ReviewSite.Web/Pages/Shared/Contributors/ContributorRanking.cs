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
        var scores = new List<(int Contributor, int Film, byte Score)>();
        var totals = new Dictionary<int, (int Sum, int Count)>();
        var counts = new Dictionary<int, int>();
        var reviews = db
            .Reviews.AsNoTracking()
            .IgnoreQueryFilters()
            .Where(r => !r.IsWithdrawn)
            .OrderBy(r => EF.Property<int?>(r, kind.IdOfReview))
            .Select(r => new
            {
                Contributor = EF.Property<int?>(r, kind.IdOfReview),
                r.FilmId,
                r.Score,
            });
        await foreach (var review in reviews.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (withdrawn.Contains(review.FilmId))
            {
                continue;
            }

            if (review.Score is { } score)
            {
                var (sum, count) = totals.GetValueOrDefault(review.FilmId);
                totals[review.FilmId] = (sum + score.Value, count + 1);
            }

            if (review.Contributor is { } contributor)
            {
                counts[contributor] = counts.GetValueOrDefault(contributor) + 1;
                if (review.Score is { } own)
                {
                    scores.Add((contributor, review.FilmId, (byte)own.Value));
                }
            }
        }

        var compared = scores
            .GroupBy(s => s.Contributor)
            .ToDictionary(g => g.Key, g => Compared(g.Select(s => (s.Score, totals[s.Film]))));
        return new ContributorRanking([
            .. counts.Select(c =>
            {
                var (mean, severity) = compared.GetValueOrDefault(c.Key);
                return new RankedContributor(c.Key, c.Value, mean, severity);
            }),
        ]);
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

    private static (double? Mean, Severity? Severity) Compared(
        IEnumerable<(byte Own, (int Sum, int Count) Film)> scores
    )
    {
        var (sum, count, differences, films) = (0, 0, 0.0, 0);
        foreach (var (own, film) in scores)
        {
            (sum, count) = (sum + own, count + 1);
            // Rounded as the film's own mean is, so that a list and a page say the same.
            var mean = Math.Round((double)film.Sum / film.Count, MeanDigits, MidpointRounding.AwayFromZero);
            if (ConsensusPoint.Of(own, mean, film.Count) is { } point)
            {
                (differences, films) = (differences + point.Difference, films + 1);
            }
        }

        return ((double)sum / count, Severity.Of(films, differences));
    }
}
