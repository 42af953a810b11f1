using ReviewSite.Domain.Reviews;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// What a film's tally tells of its score, learned from 4,543 films whose tally and score were published: a positive review is worth
/// more, and so is a mixed or negative one, the more of the other reviews are positive.
/// <para>
/// With p, m, n the shares of positive, mixed and negative reviews, a positive review counts as 61 + a·p², a mixed one as
/// b·p + c·m + 40·n, a negative one as d·p + e·m + f·n, each kept within its band. Fitted by ordinary least squares; the tests
/// refit it and measure how it does on films that it did not see.
/// </para>
/// <para>
/// It has seen films with 7 to 58 critics. Within the standard scale's bands only.
/// </para>
/// </summary>
public sealed class TallyModel(TallyCoefficients coefficients)
{
    /// <summary>The fewest critics of a film that the model has seen.</summary>
    public const int FewestCriticsSeen = 7;

    /// <summary>With more critics than it has seen, the model claims no more precision than with so many.</summary>
    private const int MostCriticsTrusted = 60;

    private static readonly VerdictScale _scale = VerdictScale.Standard;

    /// <summary>Fitted on all films of the table that the tests keep.</summary>
    public static TallyModel Fitted { get; } = new(new TallyCoefficients(
        A: 24.8615, B: 58.9037, C: 45.5481, D: 28.4896, E: 20.0831, F: 12.7877,
        SpreadByCritics: 9.4439, SpreadByPraise: 3.2271, SpreadByScorn: 1.8418, Below: 1.5738, Above: 1.5948));

    public TallyCoefficients Coefficients { get; } = coefficients;

    /// <param name="tally">With at least one review whose reception is known.</param>
    public BandMeans TypicalScores(Tally tally)
    {
        var (p, m, n) = Shares(tally);
        var (positive, mixed, negative) = (Band(Reception.Positive), Band(Reception.Mixed), Band(Reception.Negative));
        var c = Coefficients;
        return new BandMeans(
            Math.Clamp(positive.Low + (c.A * p * p), positive.Low, positive.High),
            Math.Clamp((c.B * p) + (c.C * m) + (mixed.Low * n), mixed.Low, mixed.High),
            Math.Clamp((c.D * p) + (c.E * m) + (c.F * n), negative.Low, negative.High));
    }

    /// <summary>
    /// How far below and above the model the scores of the middle 80 of 100 such films lie: further with fewer critics, and where they
    /// nearly all agree.
    /// </summary>
    public (double Below, double Above) Spread(Tally tally)
    {
        var (p, _, n) = Shares(tally);
        var (byCritics, byPraise, byScorn) = SpreadTerms(tally.Known, p, n);
        var c = Coefficients;
        var scale = (c.SpreadByCritics * byCritics) + (c.SpreadByPraise * byPraise) + (c.SpreadByScorn * byScorn);
        return (c.Below * scale, c.Above * scale);
    }

    /// <summary>What the spread is a sum of, before its coefficients.</summary>
    public static (double ByCritics, double ByPraise, double ByScorn) SpreadTerms(int critics, double positiveShare, double negativeShare) =>
        (1 / Math.Sqrt(Math.Min(critics, MostCriticsTrusted)), Math.Pow(positiveShare, 4), Math.Pow(negativeShare, 4));

    private static (double P, double M, double N) Shares(Tally tally)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tally.Known, nameof(tally));
        double known = tally.Known;
        return (tally.Positive / known, tally.Mixed / known, tally.Negative / known);
    }

    private static ScoreBand Band(Reception reception) => _scale.BandOf(reception);
}

/// <summary>The numbers that a fit of <see cref="TallyModel"/> yields, in points of score.</summary>
/// <param name="Below">How many spreads below the model 10 of 100 films begin.</param>
/// <param name="Above">How many spreads above it 10 of 100 films begin.</param>
public sealed record TallyCoefficients(
    double A, double B, double C, double D, double E, double F,
    double SpreadByCritics, double SpreadByPraise, double SpreadByScorn, double Below, double Above);
