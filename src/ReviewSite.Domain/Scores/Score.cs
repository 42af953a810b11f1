using System.Globalization;
using System.Text.Json.Serialization;

namespace ReviewSite.Domain.Scores;

/// <summary>
/// A review's score: a whole number from 0 to 100. A review that has none has no <see cref="Score"/>; 0 is a score.
/// </summary>
[JsonConverter(typeof(ScoreAsNumber))]
public readonly record struct Score : IComparable<Score>
{
    public const int Lowest = 0;
    public const int Highest = 100;

    /// <exception cref="ArgumentOutOfRangeException">The value is below 0 or above 100.</exception>
    public Score(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, Lowest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Highest);
        Value = value;
    }

    public int Value { get; }

    /// <summary>
    /// The score of <paramref name="part"/> on a scale that ends at <paramref name="whole"/>, rounded half away from
    /// zero.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not positive, or the part is negative or above
    /// it.</exception>
    public static Score OfFraction(decimal part, decimal whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        return new Score((int)Math.Round(part / whole * Highest, MidpointRounding.AwayFromZero));
    }

    public int CompareTo(Score other) => Value.CompareTo(other.Value);

    public static bool operator <(Score left, Score right) => left.Value < right.Value;

    public static bool operator >(Score left, Score right) => left.Value > right.Value;

    public static bool operator <=(Score left, Score right) => left.Value <= right.Value;

    public static bool operator >=(Score left, Score right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
