using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>What a film's known scores add up to, as <see cref="EvidenceModel"/> reads them.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Marks"> Their favorable parts, together: 1 and 0 by a leaning; without one, 0 up to a score of
/// <see cref="Low"/>, 1 from <see cref="High"/>, and in between in proportion. </param>
/// <param name="Height">By how many points they exceed <see cref="High"/>, together.</param>
/// <param name="Depth">By how many points they fall short of <see cref="Low"/>, together; 0 or negative.</param>
/// <param name="Favorable">Those whose source calls them favorable too.</param>
/// <param name="Unfavorable">Those whose source calls them unfavorable too.</param>
/// <param name="Plain">Those that have a score and no leaning.</param>
public readonly record struct KnownScores(
    int Count,
    double Marks,
    double Height,
    double Depth,
    ScoreSum Favorable,
    ScoreSum Unfavorable,
    PlainScores Plain
)
{
    /// <summary>A score from here on is favorable without doubt.</summary>
    public const int High = 70;

    /// <summary>A score up to here is unfavorable without doubt.</summary>
    public const int Low = 45;

    /// <param name="leaning">What its source says of it besides.</param>
    public KnownScores Plus(Score score, Leaning? leaning)
    {
        double value = score.Value;
        var (height, depth) = (Math.Max(0, value - High), Math.Min(0, value - Low));
        return new KnownScores(
            Count + 1,
            Marks
                + leaning switch
                {
                    Leaning.Favorable => 1,
                    Leaning.Unfavorable => 0,
                    _ => (Math.Clamp(value, Low, High) - Low) / (High - Low),
                },
            Height + height,
            Depth + depth,
            leaning == Leaning.Favorable ? Favorable.Plus(value) : Favorable,
            leaning == Leaning.Unfavorable ? Unfavorable.Plus(value) : Unfavorable,
            leaning is null ? Plain.Plus(height, depth) : Plain
        );
    }
}

/// <summary>Scores added up.</summary>
public readonly record struct ScoreSum(int Count, double Sum)
{
    public ScoreSum Plus(double score) => new(Count + 1, Sum + score);
}

/// <summary>
/// Scores without a leaning: their <see cref="KnownScores.Height"/> and <see cref="KnownScores.Depth"/> alone.
/// </summary>
public readonly record struct PlainScores(int Count, double Height, double Depth)
{
    public PlainScores Plus(double height, double depth) => new(Count + 1, Height + height, Depth + depth);
}
