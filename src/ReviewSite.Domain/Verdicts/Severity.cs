namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// How far the scores of a critic or a publication usually are from those of others for the same films. The mean
/// difference is pulled toward 0; the fewer the films, the more, because it then says more about the films than about
/// the critic.
/// </summary>
/// <param name="Films">How many films could be compared, at least 1.</param>
/// <param name="Mean">The mean difference as counted, in points; above 0 if the scores are higher than the
/// others'.</param>
/// <param name="Difference">The mean as estimated: times n ÷ (n + <see cref="PriorFilms"/>).</param>
/// <param name="Uncertainty">Half of the interval that holds the true difference of 80 of 100 such critics.</param>
public sealed record Severity(int Films, double Mean, double Difference, double Uncertainty)
{
    /// <summary>The mean of fewer others says little.</summary>
    public const int FewestOthers = 3;

    /// <summary>
    /// How far one score of a critic is from their usual difference: a standard deviation, in points.
    /// </summary>
    public const double WithinCritic = 15.8;

    /// <summary>How far critics usually differ from each other: a standard deviation, in points.</summary>
    public const double BetweenCritics = 4.7;

    /// <summary>After this many films, half of the mean difference counts.</summary>
    public const double PriorFilms = WithinCritic * WithinCritic / (BetweenCritics * BetweenCritics);

    private const double NormalQuantile = 1.2816;

    /// <summary>Whether 0, no difference at all, is outside the interval.</summary>
    public bool IsClear => Math.Abs(Difference) > Uncertainty;

    /// <returns><c>null</c> without a point.</returns>
    public static Severity? Of(IReadOnlyCollection<ConsensusPoint> points) =>
        Of(points.Count, points.Sum(p => p.Difference));

    /// <param name="films">How many films could be compared.</param>
    /// <param name="differences">The sum of their differences from the others' means.</param>
    /// <returns><c>null</c> without a film.</returns>
    public static Severity? Of(int films, double differences)
    {
        if (films == 0)
        {
            return null;
        }

        var mean = differences / films;
        var believed = films / (films + PriorFilms);
        return new Severity(films, mean, mean * believed, NormalQuantile * BetweenCritics * Math.Sqrt(1 - believed));
    }
}

/// <summary>One film: the mean of one's own scores, usually of a single one, and the mean of the others'.</summary>
public readonly record struct ConsensusPoint(double Own, double Others)
{
    public double Difference => Own - Others;

    /// <param name="own">One's own scores of the film, at least one.</param>
    /// <param name="mean">The mean of all the film's scores, including these.</param>
    /// <param name="scored">The number of all these scores.</param>
    /// <returns><c>null</c> if there are fewer than <see cref="Severity.FewestOthers"/> others.</returns>
    public static ConsensusPoint? Of(OwnScores own, double mean, int scored)
    {
        var others = scored - own.Count;
        return others < Severity.FewestOthers
            ? null
            : new ConsensusPoint((double)own.Sum / own.Count, Math.Clamp(((mean * scored) - own.Sum) / others, 0, 100));
    }
}

/// <summary>The scores that one critic or publication gave to a film.</summary>
public readonly record struct OwnScores(int Sum, int Count)
{
    public OwnScores Plus(int score) => new(Sum + score, Count + 1);
}
