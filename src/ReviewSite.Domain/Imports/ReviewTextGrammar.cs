using System.Globalization;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Imports;

/// <summary>The forms that lines of a review text take.</summary>
internal static partial class ReviewTextGrammar
{
    /// <summary>
    /// Longer than any headline. Longer lines are never a headline, so that matching takes a bounded time.
    /// </summary>
    private const int LongestHeadline = 200;

    private static readonly string[] _dateFormats =
    [
        "MMM d, yyyy",
        "MMMM d, yyyy",
        "d MMMM yyyy",
        "d MMM yyyy",
        "yyyy-MM-dd",
    ];

    public static bool IsTallyHeading(string line) => IsHeading(line, "Critic score distribution");

    public static bool IsReviewsHeading(string line) => IsHeading(line, "Critic Reviews");

    /// <summary>"Generally favorable reviews - based on 11 Critics"; the phrase may be missing.</summary>
    public static bool TryHeadline(string line, out string? phrase, out int critics)
    {
        var match = line.Length <= LongestHeadline ? Headline().Match(line) : Match.Empty;
        phrase = PlainText.Line(match.Groups["phrase"].Value);
        return TryCount(match.Groups["critics"].Value, out critics)
            && (phrase?.Length ?? 0) <= PublishedSummary.LongestVerdict;
    }

    /// <summary>"1. Positive: 9 out of 11".</summary>
    public static bool TryTally(string line, out Reception band, out int count, out int outOf)
    {
        var match = line.Length <= LongestHeadline ? TallyLine().Match(line) : Match.Empty;
        outOf = 0;
        return Enum.TryParse(match.Groups["band"].Value, ignoreCase: true, out band)
                & TryCount(match.Groups["count"].Value, out count)
            && TryCount(match.Groups["of"].Value, out outOf);
    }

    /// <summary>"7. …": a number that an item may start with, and the rest of the line.</summary>
    public static bool TryNumbered(string line, out int number, out string rest)
    {
        var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var isNumbered =
            digits is > 0 and <= 9
            && line[digits] == '.'
            && (line.Length == digits + 1 || char.IsWhiteSpace(line[digits + 1]));
        number = isNumbered ? int.Parse(line.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        rest = isNumbered ? line[(digits + 1)..].Trim() : "";
        return isNumbered;
    }

    /// <summary>
    /// What follows a label such as "Reviewed by:"; <c>null</c> if the line does not begin with it.
    /// </summary>
    public static string? AfterLabel(string line, string label) =>
        WithPlainSpaces(line).StartsWith(label, StringComparison.OrdinalIgnoreCase)
            ? line[label.Length..].Trim()
            : null;

    public static bool IsLabelled(string line) =>
        AfterLabel(line, ReviewTextReader.CriticLabel) is not null
        || AfterLabel(line, ReviewTextReader.PublicationLabel) is not null;

    public static bool IsScore(string line) => ReadScore(line).Score is not null;

    public static OriginalScoreReading ReadScore(string line) => OriginalScore.Read(line, ReviewText.ScoreScale);

    /// <summary>
    /// Whether the line is a score that its scale does not allow, such as 101 or 5/4. A longer bare number is not a
    /// score: a quote may begin with a year.
    /// </summary>
    public static bool IsRefusedScore(string line, OriginalScoreReading reading) =>
        reading is { IsScoreForm: true, Score: null } && (line.Length <= "100".Length || !line.All(char.IsAsciiDigit));

    public static bool TryDate(string line, out DateOnly date) =>
        DateOnly.TryParseExact(
            PlainText.Line(line),
            _dateFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out date
        );

    /// <summary>Whether the line has the form of a date, even if there is no such day.</summary>
    public static bool IsDateForm(string line) =>
        line.Length <= "September 15, 2013".Length && DateForm().IsMatch(line);

    private static string WithPlainSpaces(string line) => line.Replace('\u00A0', ' ');

    private static bool IsHeading(string line, string heading) =>
        WithPlainSpaces(line).TrimEnd(':', ' ').Equals(heading, StringComparison.OrdinalIgnoreCase);

    private static bool TryCount(string digits, out int count) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count)
        && count <= PublishedSummary.MostCritics;

    [GeneratedRegex(
        @"^((?<phrase>.*?)\s*[-–—]\s*)?based\s+on\s+(?<critics>[0-9]+)\s+critics?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Headline();

    [GeneratedRegex(
        @"^([0-9]+\.\s*)?(?<band>positive|mixed|negative)\s*:\s*(?<count>[0-9]+)\s+out\s+of\s+(?<of>[0-9]+)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex TallyLine();

    [GeneratedRegex(
        @"^([A-Z][a-z]+\s+[0-9]{1,2},\s+[0-9]{4}|[0-9]{1,2}\s+[A-Z][a-z]+\s+[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex DateForm();
}
