using System.Globalization;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports;

/// <summary>Something that could not be parsed, or that a person should check.</summary>
/// <param name="IsError">Whether the text cannot be imported until it is corrected; otherwise a warning.</param>
/// <param name="Line">The line, counted from 1 as editors do.</param>
/// <param name="Found">What was found.</param>
/// <param name="Message">What was expected, or what was done with it.</param>
public sealed record Problem(bool IsError, int Line, string Found, string Message)
{
    private const int LongestExcerpt = 60;

    /// <summary>The last of the lines that were left out, if it is about text that was not used.</summary>
    public int? UnusedUntil { get; init; }

    /// <summary>What a person can decide, if it is about that.</summary>
    public ReadingDoubt? Doubt { get; init; }

    public static Problem Error(int line, string found, string message) => new(IsError: true, line, found, message);

    public static Problem Warning(int line, string found, string message) => new(IsError: false, line, found, message);

    /// <summary>
    /// A text between quotation marks, cut if it is long and never between the halves of a character.
    /// </summary>
    public static string Excerpt(string text)
    {
        if (text.Length <= LongestExcerpt)
        {
            return $"“{text}”";
        }

        var end = char.IsHighSurrogate(text[LongestExcerpt - 1]) ? LongestExcerpt - 1 : LongestExcerpt;
        return $"“{text[..end]}…”";
    }

    /// <summary>A problem in words; if it cites a quote, only its position is left.</summary>
    public static string WithoutExcerptsOf(string words, string quote)
    {
        var key = SearchKey.Of(words);
        return RunsOf(SearchKey.Of(quote)).Any(run => key.Contains(run, StringComparison.Ordinal))
            ? $"{words.Split(':')[0]}: (erased)"
            : words;
    }

    /// <summary>A text that cites a quote shares a long word, or a few consecutive words, with it.</summary>
    private static IEnumerable<string> RunsOf(string key)
    {
        const int WordsInARow = 3;
        const int LongWord = 12;
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var row = Math.Min(WordsInARow, words.Length);
        return words
            .Where(w => w.Length >= LongWord)
            .Concat(Enumerable.Range(0, words.Length - row + 1).Select(i => string.Join(' ', words[i..(i + row)])))
            .Where(run => run.Length > 0);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"line {Line}: {(IsError ? "" : "warning: ")}{Found}; {Message}");
}
