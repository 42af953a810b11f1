using System.Globalization;

namespace ReviewSite.Domain.Verdicts;

/// <summary>A run of whole scores, both ends included.</summary>
public readonly record struct ScoreBand(int Low, int High)
{
    public bool Contains(int score) => score >= Low && score <= High;

    public bool Overlaps(int low, int high) => low <= High && high >= Low;

    public override string ToString() =>
        Low == High
            ? Low.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Low}–{High}");
}
