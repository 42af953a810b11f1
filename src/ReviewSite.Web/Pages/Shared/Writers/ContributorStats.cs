using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Data.Configurations;
using ReviewSite.Web.Pages.Shared.Charts;

namespace ReviewSite.Web.Pages.Shared.Writers;

/// <summary>What the reviews of a critic, or of a publication, come to.</summary>
/// <param name="Spread">Of the scores; none where no review has one.</param>
/// <param name="Consensus">How far they sit from the other critics of the same films; none with too few films.</param>
/// <param name="Compared">How many of the scores could be compared.</param>
public sealed record ContributorStats(
    int Reviews, Tally Tally, ScoreSpread? Spread, Histogram Scores, Timeline Times, Consensus? Consensus, int Compared, ConsensusScatter Scatter)
{
    /// <summary>The numbers of all the reviews, the newest first: pages are cut from it, and none is found by reading those before it.</summary>
    public IReadOnlyList<int> Newest { get; private init; } = [];

    /// <summary>About how much memory it takes.</summary>
    public int Bytes => 16_384 + (sizeof(int) * Newest.Count);

    public static async Task<ContributorStats> LoadAsync(IQueryable<Review> reviews, CancellationToken cancellation)
    {
        var rows = await reviews.NewestFirst()
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
            Consensus.Of(points),
            points.Count,
            ConsensusScatter.Of(points))
        {
            Newest = [.. rows.Select(r => r.Id)],
        };
    }

    /// <summary>How far from the others, with how sure that is, in a sentence.</summary>
    public string ConsensusInWords => Consensus switch
    {
        null => $"How far from the other critics is said from {Domain.Verdicts.Consensus.FewestFilms} films on that others scored too; there {(Compared == 1 ? "is" : "are")} {Phrases.Number(Compared)}.",
        { IsClear: false } => $"On {Phrases.Number(Compared)} films that others scored too, no clear difference from them: {Points(Consensus)}.",
        { Difference: > 0 } => $"On {Phrases.Number(Compared)} films that others scored too, kinder than they are: {Points(Consensus)}.",
        _ => $"On {Phrases.Number(Compared)} films that others scored too, harsher than they are: {Points(Consensus)}.",
    };

    private static string Points(Consensus consensus) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{consensus.Difference:+0.0;−0.0;0.0} points on average, ± {consensus.Uncertainty:0.0} (95 % interval)");
}
