using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Verdicts;

/// <summary>
/// Fits <see cref="EvidenceModel"/>: first the means, by least squares that count far outliers less
/// (Levenberg–Marquardt, reweighted); then the variance of the residuals, by least squares without negative parts; then
/// the residuals' quantiles.
/// </summary>
internal static class EvidenceFit
{
    /// <summary>
    /// Films of fewer critics have scores too noisy to learn the means from; those whose tally was published are all
    /// taken.
    /// </summary>
    private const int FewestCriticsForMeans = 12;

    /// <summary>Residuals beyond so many points count as distances, not as squares.</summary>
    private const double Forgiven = 4;

    /// <summary>
    /// Somewhat less than a tenth, since rounding to whole scores and films unlike those of the fit both cost some
    /// coverage.
    /// </summary>
    private const double Tail = 0.09;

    private const double FarthestDeviations = 2.5;

    /// <summary>So that a film of which all is known has a variance to divide by.</summary>
    private const double Tiny = 0.05;

    /// <summary>How much all cases of a kind count for the means, however many there are.</summary>
    private static readonly Dictionary<CaseKind, double> _meanWeights = new()
    {
        [CaseKind.Leanings0] = 20,
        [CaseKind.Leanings3] = 10,
        [CaseKind.Leanings8] = 13,
        [CaseKind.Half] = 36,
        [CaseKind.HalfOfPublications] = 24,
        [CaseKind.NinetyPercent] = 21,
        [CaseKind.Thirds] = 1,
        [CaseKind.Scores1] = 1,
        [CaseKind.Scores2] = 1,
        [CaseKind.Scores3] = 1.2,
        [CaseKind.Scores5] = 1.5,
        [CaseKind.Scores8] = 2,
        [CaseKind.ScoresOfAnotherSource1] = 0.2,
        [CaseKind.ScoresOfAnotherSource3] = 0.2,
        [CaseKind.ScoresOfAnotherSource8] = 0.4,
        [CaseKind.Receptions3] = 0.3,
        [CaseKind.Receptions8] = 0.6,
        [CaseKind.Tally] = 8,
        [CaseKind.FewCritics] = 0.8,
    };

    /// <summary>And for the variance; what its sources do not share is left out.</summary>
    private static readonly Dictionary<CaseKind, double> _spreadWeights = new()
    {
        [CaseKind.Leanings0] = 1,
        [CaseKind.Leanings3] = 1.5,
        [CaseKind.Leanings8] = 1.5,
        [CaseKind.Half] = 1.5,
        [CaseKind.HalfOfPublications] = 1,
        [CaseKind.NinetyPercent] = 1.5,
        [CaseKind.Thirds] = 1,
        [CaseKind.Scores1] = 1,
        [CaseKind.Scores2] = 1,
        [CaseKind.Scores3] = 1,
        [CaseKind.Scores5] = 1,
        [CaseKind.Scores8] = 1,
        [CaseKind.ScoresOfAnotherSource8] = 0.3,
        [CaseKind.Receptions3] = 0.3,
        [CaseKind.Receptions8] = 0.3,
        [CaseKind.Tally] = 3,
        [CaseKind.FewCritics] = 0.5,
    };

    /// <summary>
    /// In the order of <see cref="Coefficients"/>. What is not a base must not be negative, or a better review could
    /// lower the film.
    /// </summary>
    private static readonly (double Start, bool IsBase)[] _unknowns =
    [
        (3, false),
        (0.7, false),
        (0.7, false),
        (5, false),
        (10, false),
        (1, false),
        (12, false),
        (15, false),
        (5, false),
        (70, true),
        (40, true),
        (16, false),
        (10, false),
        (69, true),
        (1, false),
        (42, true),
        (0.8, false),
        (69, true),
        (23, false),
        (78, true),
        (0.8, false),
        (46, true),
        (52, true),
        (12, true),
        (24, true),
        (0.2, false),
    ];

    public static bool IsCalibrated(CaseKind kind) => _spreadWeights.ContainsKey(kind);

    public static EvidenceModel Of(IReadOnlyCollection<EvidenceCase> cases)
    {
        var means = Means([.. cases.Where(c => c.IsOfTally || c.Evidence.Critics >= FewestCriticsForMeans)]);
        return new EvidenceModel(WithSpread(Coefficients(means), [.. cases.Where(c => IsCalibrated(c.Kind))]));
    }

    public static double[] Values(EvidenceCoefficients c) =>
        [
            c.PriorCritics,
            c.UsualShare,
            c.UsualTallyShare,
            c.PriorScores,
            c.PriorScoresOfUnfavorable,
            c.PriorScoresAllFavorable,
            c.PriorScoresByUnfavorable,
            c.Praise,
            c.Scorn,
            c.Favorable,
            c.Unfavorable,
            c.UnfavorableByShare,
            c.UnfavorableByObscurity,
            c.FavorableScored,
            c.FavorableByHeight,
            c.UnfavorableScored,
            c.UnfavorableByDepth,
            c.Positive,
            c.PositiveByShare,
            c.PositiveScored,
            c.PositiveByHeight,
            c.Mixed,
            c.MixedScored,
            c.Negative,
            c.NegativeScored,
            c.NegativeByDepth,
        ];

    public static double[] Values(VarianceCoefficients v) =>
        [
            v.Leaning,
            v.LeaningsTogether,
            v.LeaningsPraised,
            v.LeaningsScorned,
            v.Reception,
            v.ReceptionsTogether,
            v.ReceptionsPraised,
            v.Unknown,
            v.UnknownTogether,
        ];

    private static EvidenceCoefficients Coefficients(double[] p) =>
        new(
            p[0],
            p[1],
            p[2],
            p[3],
            p[4],
            p[5],
            p[6],
            p[7],
            p[8],
            p[9],
            p[10],
            p[11],
            p[12],
            p[13],
            p[14],
            p[15],
            p[16],
            p[17],
            p[18],
            p[19],
            p[20],
            p[21],
            p[22],
            p[23],
            p[24],
            p[25],
            Variance([.. new double[9]]),
            0,
            0
        );

    private static VarianceCoefficients Variance(double[] v) =>
        new(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);

    private static double[] Means(EvidenceCase[] cases)
    {
        const int Rounds = 60;
        const double Settled = 1e-7;
        const double MostDamping = 1e8;
        var weights = WeightsOf(cases, _meanWeights);
        var p = _unknowns.Select(u => u.Start).ToArray();
        var residuals = Residuals(p, cases);
        var (loss, damping) = (Loss(residuals, weights), 1e-3);
        for (var round = 0; round < Rounds && damping < MostDamping; round++)
        {
            var reweighted = residuals
                .Zip(weights, (r, w) => w / Math.Sqrt(1 + (r * r / (Forgiven * Forgiven))))
                .ToArray();
            var (matrix, right) = LinearAlgebra.NormalEquations(Jacobian(p, residuals, cases), residuals, reweighted);
            var before = loss;
            for (; damping < MostDamping; damping *= 4)
            {
                var next = Step(p, LinearAlgebra.Solve(Damped(matrix, damping), right));
                var nextResiduals = Residuals(next, cases);
                if (Loss(nextResiduals, weights) is var nextLoss && nextLoss < loss)
                {
                    (p, residuals, loss, damping) = (next, nextResiduals, nextLoss, damping / 6);
                    break;
                }
            }

            if (before - loss < Settled * before)
            {
                break;
            }
        }

        return p;
    }

    private static double[] Step(double[] p, double[] step)
    {
        const int FirstPrior = 3;
        const int LastPrior = 5;
        const double SmallestPrior = 0.3;
        var next = p.Select((x, i) => _unknowns[i].IsBase ? x - step[i] : Math.Max(0, x - step[i])).ToArray();
        for (var prior = FirstPrior; prior <= LastPrior; prior++)
        {
            next[prior] = Math.Max(SmallestPrior, next[prior]);
        }

        return next;
    }

    private static double[,] Damped(double[,] matrix, double damping)
    {
        var damped = (double[,])matrix.Clone();
        for (var i = 0; i < damped.GetLength(0); i++)
        {
            damped[i, i] += (damping * matrix[i, i]) + 1e-9;
        }

        return damped;
    }

    private static double[] WeightsOf(IReadOnlyList<EvidenceCase> cases, Dictionary<CaseKind, double> byKind)
    {
        var counts = cases.CountBy(c => c.Kind).ToDictionary();
        return [.. cases.Select(c => byKind[c.Kind] * 1000 / counts[c.Kind])];
    }

    private static double Loss(double[] residuals, double[] weights) =>
        residuals.Zip(weights, (r, w) => w * (Math.Sqrt(1 + (r * r / (Forgiven * Forgiven))) - 1)).Sum();

    private static double[] Residuals(double[] p, EvidenceCase[] cases)
    {
        var model = new EvidenceModel(Coefficients(p));
        return [.. cases.Select(c => EstimateOf(model.Explain(c.Evidence), c.Evidence, c.KnownSum) - c.Truth)];
    }

    private static double[][] Jacobian(double[] p, double[] residuals, EvidenceCase[] cases) =>
        [
            .. Enumerable
                .Range(0, p.Length)
                .Select(j =>
                {
                    var step = 1e-4 * Math.Max(1, Math.Abs(p[j]));
                    double[] moved = [.. p];
                    moved[j] += step;
                    return Residuals(moved, cases).Zip(residuals, (after, before) => (after - before) / step).ToArray();
                }),
        ];

    private static EvidenceCoefficients WithSpread(EvidenceCoefficients means, EvidenceCase[] cases)
    {
        const int Rounds = 30;
        var model = new EvidenceModel(means);
        var weights = WeightsOf(cases, _spreadWeights);
        var steps = cases.Select(c => model.Explain(c.Evidence)).ToArray();
        var terms = steps.Select(s => Values(s.VarianceTerms(means.PriorCritics))).ToArray();
        double[][] columns = [.. Enumerable.Range(0, terms[0].Length).Select(i => terms.Select(t => t[i]).ToArray())];
        var residuals = steps.Zip(cases, (s, c) => c.RoundedTruth - EstimateOf(s, c.Evidence, c.KnownSum)).ToArray();
        double[] v = [.. Enumerable.Repeat(100.0, columns.Length)];
        for (var round = 0; round < Rounds; round++)
        {
            // Far outliers count as if they were not so far, and each case by how well its variance is known.
            var fitted = terms.Select(t => Dot(t, v) + Tiny).ToArray();
            var targets = residuals
                .Zip(fitted, (r, f) => Math.Min(r * r, FarthestDeviations * FarthestDeviations * f) - Tiny)
                .ToArray();
            var (matrix, right) = LinearAlgebra.NormalEquations(
                columns,
                targets,
                [.. fitted.Zip(weights, (f, w) => w / (f * f))]
            );
            v = LinearAlgebra.SolveNonNegative(matrix, right, v);
        }

        (double Value, double Weight)[] standardized =
        [
            .. residuals.Select((r, i) => (r / Math.Sqrt(Dot(terms[i], v) + Tiny), weights[i])).OrderBy(x => x.Item1),
        ];
        return means with
        {
            Variance = Variance(v),
            Below = -Quantile(standardized, Tail),
            Above = Quantile(standardized, 1 - Tail),
        };
    }

    /// <summary>As <see cref="Estimate.Of"/> adds it up.</summary>
    private static double EstimateOf(EvidenceBreakdown steps, Evidence evidence, double knownSum) =>
        (knownSum + evidence.Missing.Sum(m => m.Value.Weight * steps.Typical[m.Key])) / evidence.Weight;

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Quantile((double Value, double Weight)[] sorted, double share)
    {
        var left = share * sorted.Sum(x => x.Weight);
        foreach (var (value, weight) in sorted)
        {
            left -= weight;
            if (left <= 0)
            {
                return value;
            }
        }

        return sorted[^1].Value;
    }
}
