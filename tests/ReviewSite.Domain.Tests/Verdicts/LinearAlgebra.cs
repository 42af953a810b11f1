namespace ReviewSite.Domain.Tests.Verdicts;

/// <summary>Least squares of few unknowns, as the fit needs it.</summary>
internal static class LinearAlgebra
{
    /// <summary>Solves a system of equations by Gaussian elimination with partial pivoting.</summary>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (m, b) = ((double[,])matrix.Clone(), (double[])right.Clone());
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(i => Math.Abs(m[i, column]));
            (b[column], b[pivot]) = (b[pivot], b[column]);
            for (var j = 0; j < n; j++)
            {
                (m[column, j], m[pivot, j]) = (m[pivot, j], m[column, j]);
            }

            for (var i = 0; i < n; i++)
            {
                var factor = i == column ? 0 : m[i, column] / m[column, column];
                b[i] -= factor * b[column];
                for (var j = column; factor != 0 && j < n; j++)
                {
                    m[i, j] -= factor * m[column, j];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => b[i] / m[i, i])];
    }

    /// <param name="columns">A column for each unknown, a value for each row.</param>
    /// <param name="targets">A value for each row.</param>
    public static (double[,] Matrix, double[] Right) NormalEquations(
        double[][] columns,
        double[] targets,
        double[] weights
    )
    {
        var n = columns.Length;
        var (matrix, right) = (new double[n, n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                matrix[i, j] = matrix[j, i] = Sum(columns[i], columns[j], weights);
            }

            right[i] = Sum(columns[i], targets, weights);
        }

        return (matrix, right);
    }

    /// <summary>The same without negative unknowns, one unknown after the other until they settle.</summary>
    public static double[] SolveNonNegative(double[,] matrix, double[] right, double[] start)
    {
        const int Rounds = 500;
        var x = (double[])start.Clone();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                var rest = right[i] + (matrix[i, i] * x[i]);
                for (var j = 0; j < x.Length; j++)
                {
                    rest -= matrix[i, j] * x[j];
                }

                x[i] = matrix[i, i] > 0 ? Math.Max(0, rest / matrix[i, i]) : 0;
            }
        }

        return x;
    }

    private static double Sum(double[] a, double[] b, double[] weights)
    {
        var sum = 0.0;
        for (var row = 0; row < a.Length; row++)
        {
            sum += weights[row] * a[row] * b[row];
        }

        return sum;
    }
}
