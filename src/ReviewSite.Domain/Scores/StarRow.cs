using System.Text.RegularExpressions;

namespace ReviewSite.Domain.Scores;

/// <summary>A score drawn as a row of stars, hearts or asterisks.</summary>
internal static partial class StarRow
{
    /// <summary>A pattern of the words for stars.</summary>
    public const string Word = "(stars?|sterne?n?|étoiles?|estrellas?|stelle|stelline|stjerner|stjärnor|sterren)";

    /// <summary>
    /// The empty stars show the scale; without them it must be stated. <c>null</c> for any other text.
    /// </summary>
    public static OriginalScoreReading? Read(string text, decimal? scale)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        return (Length(match) ?? scale) is { } known
            ? OriginalScore.Fraction(Stars(match), known)
            : OriginalScoreReading.Refused(
                "does not show what it is out of; add the empty stars, or write it as in “3/5”"
            );
    }

    /// <summary>The stars of a row that does not show its empty ones, else <c>null</c>.</summary>
    public static decimal? Full(string text) =>
        Form().Match(text) is { Success: true } match && Length(match) is null ? Stars(match) : null;

    /// <summary>How many stars a row has that shows its empty ones, else <c>null</c>.</summary>
    public static int? Length(string text) => Form().Match(text) is { Success: true } match ? Length(match) : null;

    private static int? Length(Match row) =>
        row.Groups["empty"].Captures.Count is > 0 and var empty
            ? empty + row.Groups["full"].Captures.Count + (HasHalf(row) ? 1 : 0)
            : null;

    private static decimal Stars(Match row) => row.Groups["full"].Captures.Count + (HasHalf(row) ? 0.5m : 0);

    private static bool HasHalf(Match row) => row.Groups["half"].Length > 0;

    // U+FE0F requests the emoji form of the preceding character.
    [GeneratedRegex(
        @"^(?=.)((?<full>[★⭐✭♥❤]\uFE0F?)\s?)*(?<half>½|(?<=.)\s?1/2)?\s?((?<empty>[☆✩♡]\uFE0F?)\s?)*$"
            + @"|^(?<full>\*){1,6}(?<half>½|\s?1/2)?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
