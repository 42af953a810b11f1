using System.Text.RegularExpressions;

namespace ReviewSite.Domain.Scores;

/// <summary>A score drawn as a row of stars, hearts or asterisks.</summary>
internal static partial class StarRow
{
    /// <summary>
    /// The empty stars show the scale; without them it must be stated. <c>null</c> for any other text.
    /// </summary>
    public static OriginalScoreReading? Read(string text, decimal? scale)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var full = match.Groups["full"].Captures.Count;
        var half = match.Groups["half"].Length > 0 ? 1 : 0;
        var empty = match.Groups["empty"].Captures.Count;
        decimal? whole = empty > 0 ? full + half + empty : scale;
        return whole is { } known
            ? OriginalScore.Fraction(full + (half * 0.5m), known)
            : OriginalScoreReading.Refused(
                "does not show what it is out of; add the empty stars, or write it as in “3/5”"
            );
    }

    /// <summary>How many stars a row has that shows its empty ones, else <c>null</c>.</summary>
    public static int? Length(string text) =>
        Form().Match(text) is { Success: true } match && match.Groups["empty"].Captures.Count is > 0 and var empty
            ? empty + match.Groups["full"].Captures.Count + (match.Groups["half"].Length > 0 ? 1 : 0)
            : null;

    // U+FE0F requests the emoji form of the preceding character.
    [GeneratedRegex(
        @"^(?=.)((?<full>[★⭐✭♥❤]\uFE0F?)\s?)*(?<half>½|(?<=.)\s?1/2)?\s?((?<empty>[☆✩♡]\uFE0F?)\s?)*$"
            + @"|^(?<full>\*){1,6}(?<half>½|\s?1/2)?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
