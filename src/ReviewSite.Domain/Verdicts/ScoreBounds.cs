using System.Globalization;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// The lowest and the highest score that a film can have, whatever the unknown scores are. Exact, 0 to 100.
/// </summary>
public readonly record struct ScoreBounds(decimal Low, decimal High)
{
    /// <summary>To one decimal, outward, as they are shown.</summary>
    public ScoreBounds Outward => new(Math.Floor(Low * 10) / 10, Math.Ceiling(High * 10) / 10);

    /// <summary>The range of possible whole film scores.</summary>
    public ScoreBand Rounded => new(FilmScore.Round(Low), FilmScore.Round(High));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Outward.Low:0.0}–{Outward.High:0.0}");
}
