using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>How many reviews are positive, mixed, negative, and of unknown reception. No count is negative.</summary>
public readonly record struct Tally
{
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public Tally(int positive, int mixed, int negative, int unknown = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(positive);
        ArgumentOutOfRangeException.ThrowIfNegative(mixed);
        ArgumentOutOfRangeException.ThrowIfNegative(negative);
        ArgumentOutOfRangeException.ThrowIfNegative(unknown);
        (Positive, Mixed, Negative, Unknown) = (positive, mixed, negative, unknown);
    }

    /// <summary>The three receptions in the order in which they are listed.</summary>
    public static IReadOnlyList<Reception> Receptions { get; } =
    [Reception.Positive, Reception.Mixed, Reception.Negative];

    public int Positive { get; }

    public int Mixed { get; }

    public int Negative { get; }

    public int Unknown { get; }

    /// <summary>The number of critics whose reception is known.</summary>
    public int Known => Positive + Mixed + Negative;

    public int Total => Known + Unknown;

    public int this[Reception reception] =>
        reception switch
        {
            Reception.Positive => Positive,
            Reception.Mixed => Mixed,
            Reception.Negative => Negative,
            _ => throw new ArgumentOutOfRangeException(nameof(reception), reception, "There are three receptions."),
        };

    public static Tally Of(Func<Reception, int> count, int unknown = 0) =>
        new(count(Reception.Positive), count(Reception.Mixed), count(Reception.Negative), unknown);

    public static Tally Of(IEnumerable<Reception?> receptions)
    {
        var (known, unknown) = (new int[Receptions.Count], 0);
        foreach (var reception in receptions)
        {
            _ = reception is { } one ? known[(int)one]++ : unknown++;
        }

        return Of(r => known[(int)r], unknown);
    }
}
