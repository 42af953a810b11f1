namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// How far a critic, or a publication, sits from the others on the same films: the mean of the differences between each score and the mean of
/// the other scores of that film.
/// </summary>
/// <param name="Films">How many scores could be compared.</param>
/// <param name="Difference">In points; above 0 where the scores are higher than the others'.</param>
/// <param name="Uncertainty">Half of the interval that holds the true mean in 95 of 100 such samples: 1.96 standard errors.</param>
public sealed record Consensus(int Films, double Difference, double Uncertainty)
{
    /// <summary>With fewer films nothing is said.</summary>
    public const int FewestFilms = 10;

    /// <summary>Of fewer others the mean says little.</summary>
    public const int FewestOthers = 3;

    private const double NormalQuantile = 1.96;

    /// <summary>Whether 0, no difference at all, lies outside of what is likely.</summary>
    public bool IsClear => Math.Abs(Difference) > Uncertainty;

    /// <returns>None with fewer than <see cref="FewestFilms"/> points.</returns>
    public static Consensus? Of(IReadOnlyCollection<ConsensusPoint> points)
    {
        if (points.Count < FewestFilms)
        {
            return null;
        }

        var mean = points.Average(p => p.Difference);
        var variance = points.Sum(p => (p.Difference - mean) * (p.Difference - mean)) / (points.Count - 1);
        return new Consensus(points.Count, mean, NormalQuantile * Math.Sqrt(variance / points.Count));
    }
}

/// <summary>One film: a score of one's own, and the mean of the others'.</summary>
public sealed record ConsensusPoint(int Own, double Others)
{
    public double Difference => Own - Others;

    /// <param name="own">One of the film's scores.</param>
    /// <param name="mean">Of all the film's scores, this one among them.</param>
    /// <param name="scored">How many they are.</param>
    /// <returns>None where there are fewer than <see cref="Consensus.FewestOthers"/> others.</returns>
    public static ConsensusPoint? Of(int own, double mean, int scored) => scored - 1 < Consensus.FewestOthers
        ? null
        : new ConsensusPoint(own, Math.Clamp(((mean * scored) - own) / (scored - 1), 0, 100));
}
