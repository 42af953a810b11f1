using System.Globalization;

namespace ReviewSite.Web.Tests;

/// <summary>Review texts for tests.</summary>
internal static class ReviewTexts
{
    /// <summary>A text of scored reviews by critics A, B, C, …, with a headline and a tally that fit them.</summary>
    public static string Scored(string phrase, params int[] scores)
    {
        var reviews = scores.Select(
            (score, i) =>
                $"  {i + 1}. {score}\n    Reviewed by: {CriticName(i)}\n    {Date(i)}\n    Quote number {i + 1}."
        );
        return Head(
                phrase,
                scores.Length,
                scores.Count(s => s > 60),
                scores.Count(s => s is >= 40 and <= 60),
                scores.Count(s => s < 40)
            ) + string.Join('\n', reviews);
    }

    public static string Head(string phrase, int critics, int? positive, int? mixed, int? negative)
    {
        var bands = new[] { ("Positive", positive), ("Mixed", mixed), ("Negative", negative) }.Where(b =>
            b.Item2 is not null
        );
        var tally = bands.Select((b, i) => $"  {i + 1}. {b.Item1}: {b.Item2} out of {critics}\n");
        return $"{phrase} - based on {critics} Critic{(critics == 1 ? "" : "s")}\n\nCritic score "
            + $"distribution:\n{string.Concat(tally)}\nCritic Reviews\n\n";
    }

    /// <summary>A, B, …, Z, A1, B1, ….</summary>
    public static string CriticName(int index) =>
        $"{(char)('A' + (index % 26))}{(index < 26 ? "" : (index / 26).ToString(CultureInfo.InvariantCulture))} Critic";

    private static string Date(int index) =>
        new DateOnly(2020, 1, 1).AddDays(index).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
