using System.Text.RegularExpressions;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>A score before a name without a separator, such as "4/5 The Guardian" or "B+ Empire".</summary>
internal static partial class LeadingScore
{
    /// <summary>The score and the text after it; <c>null</c> if the score may be a date or part of a name.</summary>
    public static (string Score, string Others)? Find(string text) =>
        Form().Match(text) is { Success: true } match && IsScore(match.Groups["score"].Value)
            ? (match.Groups["score"].Value, match.Groups["rest"].Value)
            : null;

    /// <summary>Whether it is within its scale, or a row of stars.</summary>
    public static bool IsScore(string text) =>
        OriginalScore.Read(text).Score is not null || OriginalScore.StarsWithoutScale(text) is not null;

    /// <summary>Numbers on the scales that critics use, and stars.</summary>
    public const string Scaled =
        @"[0-9]{1,3}([.,][0-9]{1,2}|½)?\s?(/|\s(out of|von|sur|su|sobre|ud af|av)\s)\s?(4|5|6|10|20|100)(?![0-9/])"
        + @"|([★⭐♥❤✭]\uFE0F?){1,10}½?([☆♡✩]\uFE0F?){0,10}|([☆♡✩]\uFE0F?){3,10}";

    [GeneratedRegex(
        @"^(?<score>" + Scaled + @"|(?-i:[A-DF])[+−–-])\s+(?<rest>\p{L}.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
