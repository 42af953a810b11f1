using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Verdicts;

/// <summary>
/// Fits <see cref="TallyModel"/> by ordinary least squares: the score less what the model fixes, on the products of the shares that its
/// coefficients stand at; then the size of the residuals on what the spread is a sum of; then the residuals' 10 and 90 % quantiles.
/// </summary>
internal static class TallyFit
{
    private const double FixedPositive = 61;
    private const double FixedMixed = 40;

    public static TallyCoefficients Of(IReadOnlyCollection<(Tally Tally, int Score)> films)
    {
        var b = LeastSquares(films.Select(f => Products(f.Tally)), films.Select(f => f.Score - Fixed(f.Tally)));
        var means = new TallyCoefficients(b[0], b[1], b[2], b[3], b[4], b[5], 0, 0, 0, 0, 0);
        var model = new TallyModel(means);
        var residuals = films.Select(f => f.Score - model.TypicalScores(f.Tally).Mean(f.Tally)).ToArray();
        var terms = films.Select(f => SpreadTerms(f.Tally)).ToArray();
        var s = LeastSquares(terms, residuals.Select(Math.Abs)).Select(c => Math.Max(0, c)).ToArray();
        var standardized = residuals.Zip(terms, (r, t) => r / t.Zip(s, (x, c) => x * c).Sum()).Order().ToArray();
        return means with
        {
            SpreadByCritics = s[0],
            SpreadByPraise = s[1],
            SpreadByScorn = s[2],
            Below = -Quantile(standardized, 0.1),
            Above = Quantile(standardized, 0.9),
        };
    }

    private static (double P, double M, double N) Shares(Tally t) =>
        ((double)t.Positive / t.Known, (double)t.Mixed / t.Known, (double)t.Negative / t.Known);

    private static double[] Products(Tally tally)
    {
        var (p, m, n) = Shares(tally);
        return [p * p * p, p * m, m * m, p * n, m * n, n * n];
    }

    private static double Fixed(Tally tally)
    {
        var (p, m, n) = Shares(tally);
        return (FixedPositive * p) + (FixedMixed * m * n);
    }

    private static double[] SpreadTerms(Tally tally)
    {
        var (p, _, n) = Shares(tally);
        var (byCritics, byPraise, byScorn) = TallyModel.SpreadTerms(tally.Total, p, n);
        return [byCritics, byPraise, byScorn];
    }

    /// <summary>Solves the normal equations by Gaussian elimination with partial pivoting.</summary>
    private static double[] LeastSquares(IEnumerable<double[]> rows, IEnumerable<double> targets)
    {
        double[][] equations = [];
        foreach (var (row, target) in rows.Zip(targets))
        {
            equations = equations.Length == 0 ? [.. row.Select(_ => new double[row.Length + 1])] : equations;
            for (var i = 0; i < row.Length; i++)
            {
                for (var j = 0; j < row.Length; j++)
                {
                    equations[i][j] += row[i] * row[j];
                }

                equations[i][row.Length] += row[i] * target;
            }
        }

        var size = equations.Length;
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(i => Math.Abs(equations[i][column]));
            (equations[column], equations[pivot]) = (equations[pivot], equations[column]);
            for (var i = 0; i < size; i++)
            {
                var factor = equations[i][column] / equations[column][column];
                for (var j = column; i != column && j <= size; j++)
                {
                    equations[i][j] -= factor * equations[column][j];
                }
            }
        }

        return [.. equations.Select((equation, i) => equation[size] / equation[i])];
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
