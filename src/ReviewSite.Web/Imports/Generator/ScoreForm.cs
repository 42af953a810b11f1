using System.Globalization;

namespace ReviewSite.Web.Imports.Generator;

/// <summary>How a critic writes scores down: out of four, five, ten or a hundred, as stars, or as a grade.</summary>
/// <param name="Share">How many critics of a hundred do.</param>
internal sealed record ScoreForm(int Share, Func<double, string> Write)
{
    private static readonly string[] _grades =
    [
        "F",
        "D-",
        "D",
        "D+",
        "C-",
        "C",
        "C+",
        "B-",
        "B",
        "B+",
        "A-",
        "A",
        "A+",
    ];

    private static readonly ScoreForm[] _all =
    [
        new(24, points => Fraction(points, whole: 4, steps: 2)),
        new(30, points => Fraction(points, whole: 5, steps: 2)),
        new(14, points => Fraction(points, whole: 10, steps: 1)),
        new(10, points => Fraction(points, whole: 100, steps: 1)),
        new(8, Stars),
        new(14, points => _grades[(int)Math.Round(points / 100 * (_grades.Length - 1))]),
    ];

    public static ScoreForm Draw(Random random)
    {
        var place = random.Next(_all.Sum(f => f.Share));
        return _all.First(f => (place -= f.Share) < 0);
    }

    private static string Fraction(double points, int whole, int steps) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(points / 100 * whole * steps) / steps:0.#}/{whole}");

    private static string Stars(double points)
    {
        const int Most = 5;
        var full = (int)Math.Round(points / 100 * Most);

        // A row of full stars alone does not state its scale.
        return full == Most ? Fraction(points, Most, steps: 1) : new string('★', full) + new string('☆', Most - full);
    }
}
