using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>What a film's known scores add up to, as <see cref="EvidenceModel"/> reads them.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Marks">Their favorable parts, together: 0 up to a score of <see cref="Low"/>, 1 from
/// <see cref="High"/>, and in between in proportion.</param>
/// <param name="Height">By how many points they exceed <see cref="High"/>, together.</param>
/// <param name="Depth">By how many points they fall short of <see cref="Low"/>, together; 0 or negative.</param>
public readonly record struct KnownScores(int Count, double Marks, double Height, double Depth)
{
    /// <summary>A score from here on is favorable without doubt.</summary>
    public const int High = 70;

    /// <summary>A score up to here is unfavorable without doubt.</summary>
    public const int Low = 45;

    public KnownScores Plus(Score score)
    {
        double value = score.Value;
        return new KnownScores(
            Count + 1,
            Marks + ((Math.Clamp(value, Low, High) - Low) / (High - Low)),
            Height + Math.Max(0, value - High),
            Depth + Math.Min(0, value - Low)
        );
    }
}
