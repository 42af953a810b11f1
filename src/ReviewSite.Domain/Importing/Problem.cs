using System.Globalization;

namespace ReviewSite.Domain.Importing;

/// <summary>Something that a reader met and could not place, or that a person should look at.</summary>
/// <param name="IsError">Whether the text cannot be taken in until it is mended; otherwise a warning.</param>
/// <param name="Line">The line, counted from 1 as editors do.</param>
/// <param name="Saw">What stands there.</param>
/// <param name="Expected">What was expected, or what was done with it.</param>
public sealed record Problem(bool IsError, int Line, string Saw, string Expected)
{
    private const int LongestExcerpt = 60;

    public static Problem Error(int line, string saw, string expected) => new(IsError: true, line, saw, expected);

    public static Problem Warning(int line, string saw, string expected) => new(IsError: false, line, saw, expected);

    /// <summary>A text between quotation marks, cut where it is long and never between the halves of a character.</summary>
    public static string Excerpt(string text)
    {
        if (text.Length <= LongestExcerpt)
        {
            return $"“{text}”";
        }

        var end = char.IsHighSurrogate(text[LongestExcerpt - 1]) ? LongestExcerpt - 1 : LongestExcerpt;
        return $"“{text[..end]}…”";
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"line {Line}: {(IsError ? "" : "warning: ")}{Saw}; {Expected}");
}
