using ReviewSite.Domain.Reviews;

namespace ReviewSite.Domain.Verdicts;

/// <summary>What a review without score typically scored, by its reception. Each lies within its band.</summary>
public readonly record struct BandMeans(double Positive, double Mixed, double Negative)
{
    /// <summary>The typical score of a film with this tally.</summary>
    public double Mean(Tally tally) =>
        ((tally.Positive * Positive) + (tally.Mixed * Mixed) + (tally.Negative * Negative)) / tally.Known;

    /// <param name="kind">Its reception; where that is unknown too, it counts as the film's known reviews do on average.</param>
    /// <param name="tally">The film's.</param>
    public double Of(Reception? kind, Tally tally) => kind switch
    {
        Reception.Positive => Positive,
        Reception.Mixed => Mixed,
        Reception.Negative => Negative,
        _ => Mean(tally),
    };
}
