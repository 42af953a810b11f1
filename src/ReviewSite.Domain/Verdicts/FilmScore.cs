namespace ReviewSite.Domain.Verdicts;

/// <summary>A film's score and its uncertainty.</summary>
/// <param name="Value">0 to 100.</param>
/// <param name="Basis">Published, counted or estimated.</param>
/// <param name="Likely">For an estimate: the range of whole scores that holds the score of about 8 in 10 such
/// films.</param>
/// <param name="Possible">If scores are missing: the lowest and highest possible score.</param>
public sealed record FilmScore(int Value, Basis Basis, ScoreBand? Likely, ScoreBounds? Possible)
{
    /// <summary>For an estimate: what it rests on.</summary>
    public EvidenceCounts? Evidence { get; init; }

    /// <summary>To the nearest whole score, half away from zero.</summary>
    public static int Round(decimal exact) => (int)Math.Round(exact, MidpointRounding.AwayFromZero);
}
