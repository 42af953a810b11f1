using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared.Charts;
using ReviewSite.Web.Store.Configurations;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>What the reviews of a critic, or of a publication, come to.</summary>
/// <param name="Spread">Of the scores; none where no review has one.</param>
/// <param name="Severity">How far they lie from those of the other critics of the same films; none without such a
/// film.</param>
/// <param name="Compared">How many of the scores could be compared.</param>
public sealed record ContributorStats(
    int Reviews,
    Tally Tally,
    ScoreSpread? Spread,
    Histogram Scores,
    Timeline Times,
    Severity? Severity,
    int Compared,
    ConsensusScatter Scatter
)
{
    /// <summary>
    /// The numbers of all the reviews, the newest first: pages are cut from it, and none is found by reading those
    /// before it.
    /// </summary>
    public IReadOnlyList<int> Newest { get; private init; } = [];

    /// <summary>About how much memory it takes.</summary>
    public int Bytes => 16_384 + (sizeof(int) * Newest.Count);

    public static async Task<ContributorStats> LoadAsync(IQueryable<Review> reviews, CancellationToken cancellation)
    {
        var rows = await reviews
            .NewestFirst()
            .Select(r => new
            {
                r.Id,
                r.Score,
                r.Reception,
                r.Date,
                Mean = EF.Property<double?>(r.Film, FilmConfiguration.Mean),
                Scored = EF.Property<int>(r.Film, FilmConfiguration.Scored),
            })
            .ToListAsync(cancellation);
        var points = rows.Where(r => r is { Score: not null, Mean: not null })
            .Select(r => ConsensusPoint.Of(r.Score!.Value.Value, r.Mean!.Value, r.Scored))
            .OfType<ConsensusPoint>()
            .ToList();
        return new ContributorStats(
            rows.Count,
            Tally.Of(rows.Select(r => r.Reception)),
            ScoreSpread.Of([.. rows.Select(r => r.Score?.Value).OfType<int>()]),
            Histogram.Of(rows.Select(r => r.Score)),
            Timeline.Of(rows.Select(r => r.Date)),
            Severity.Of(points),
            points.Count,
            ConsensusScatter.Of(points)
        )
        {
            Newest = [.. rows.Select(r => r.Id)],
        };
    }

    /// <summary>How far from the others, with how sure that is, in a sentence.</summary>
    public string SeverityText =>
        Severity switch
        {
            null => $"Comparison with other critics needs films that at least "
                + $"{Domain.Verdicts.Severity.FewestOthers} others scored too; there is none so far.",
            { IsClear: false } => $"{On}, no clear difference: {Points(Severity)}.",
            { Difference: > 0 } => $"{On}, scores higher than other critics: {Points(Severity)}.",
            _ => $"{On}, scores lower than other critics: {Points(Severity)}.",
        };

    private string On => $"On {Phrases.Count(Compared, "film", "films")} that others scored too";

    private static string Points(Severity severity) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{severity.Difference:+0.0;−0.0;0.0} points (80 % interval "
                + $"{severity.Difference - severity.Uncertainty:+0.0;−0.0;0.0} to "
                + $"{severity.Difference + severity.Uncertainty:+0.0;−0.0;0.0}; the plain mean is "
                + $"{severity.Mean:+0.0;−0.0;0.0})"
        );
}
