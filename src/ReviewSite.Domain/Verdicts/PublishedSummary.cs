using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// A source's summary of a film's reviews. Missing values are <c>null</c>. Counts are 0 to <see cref="MostCritics"/>,
/// the score 0 to 100.
/// </summary>
/// <param name="Verdict">The phrase as it came.</param>
/// <param name="Critics">How many critics the source counted, listed or not.</param>
/// <param name="Score">The film's score, 0 to 100.</param>
public sealed record PublishedSummary(
    string? Verdict,
    int? Critics,
    int? Positive,
    int? Mixed,
    int? Negative,
    int? Score
)
{
    public const int MostCritics = 100_000;

    /// <summary>Longer than any phrase that a source is known to use.</summary>
    public const int LongestVerdict = 100;

    public int? this[Reception reception] =>
        reception switch
        {
            Reception.Positive => Positive,
            Reception.Mixed => Mixed,
            Reception.Negative => Negative,
            _ => throw new ArgumentOutOfRangeException(nameof(reception), reception, "There are three receptions."),
        };

    /// <summary>The bands that the source left out.</summary>
    public IEnumerable<Reception> MissingBands => Tally.Receptions.Where(r => this[r] is null);

    /// <summary>The number of critics in the bands that are given.</summary>
    public int InBands => Tally.Receptions.Sum(r => this[r] ?? 0);

    /// <summary>
    /// The number of critics that the source counted: as it says, else at least those in its bands; unknown if it
    /// has neither.
    /// </summary>
    public int? CountedCritics => Critics ?? (MissingBands.Count() == Tally.Receptions.Count ? null : InBands);

    /// <summary>Whether the source may have counted more critics than it says.</summary>
    public bool HasUnknownCritics => Critics is null && MissingBands.Any();

    /// <summary>
    /// A band as the source gave it, or by difference if it is the only one left out and the difference is not
    /// negative.
    /// </summary>
    public int? Completed(Reception reception) =>
        this[reception] ?? (MissingBands.Count() == 1 && Critics >= InBands ? Critics - InBands : null);
}
