using System.Buffers;
using System.Text;

namespace ReviewSite.Domain.Texts;

/// <summary>
/// The one form in which text is stored: no control characters, no lone surrogates (U+FFFD replaces those, NUL and
/// Unicode noncharacters), no spaces at the ends of lines. Letters, marks and direction controls are not changed.
/// </summary>
public static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The characters that may not stay as they are; most texts have none.</summary>
    private static readonly SearchValues<char> _unclean = SearchValues.Create([
        .. Enumerable
            .Range(0, char.MaxValue + 1)
            .Select(c => (char)c)
            .Where(c =>
                c != '\n' && (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or >= '\uFFFE')
            ),
    ]);

    /// <summary>One line, runs of white space made one space; <c>null</c> if nothing is left.</summary>
    public static string? Line(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var clean = Clean(text);
        var line = IsLine(clean)
            ? clean
            : string.Join(' ', clean.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }

    /// <summary>Lines that end in LF, paragraphs separated by one empty line; <c>null</c> if nothing is left.</summary>
    public static string? Paragraphs(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var kept = new List<string>();
        foreach (var line in Clean(text).Split('\n').Select(l => l.Trim()))
        {
            var isSecondBlank = line.Length == 0 && (kept.Count == 0 || kept[^1].Length == 0);
            if (!isSecondBlank)
            {
                kept.Add(line);
            }
        }

        var paragraphs = string.Join('\n', kept).TrimEnd('\n');
        return paragraphs.Length == 0 ? null : paragraphs;
    }

    /// <summary>Whether the only white space is single spaces between words.</summary>
    private static bool IsLine(string text)
    {
        var isAfterSpace = true;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (c != ' ' || isAfterSpace))
            {
                return false;
            }

            isAfterSpace = c == ' ';
        }

        return !isAfterSpace;
    }

    private static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(_unclean))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else
            {
                clean.Append(
                    c switch
                    {
                        '\r' when i + 1 < text.Length && text[i + 1] == '\n' => "",
                        '\r' or '\n' or '\u2028' or '\u2029' => "\n",
                        '\0' or '\uFFFE' or '\uFFFF' => Replacement.ToString(),
                        _ when char.IsSurrogate(c) => Replacement.ToString(),
                        _ when char.IsControl(c) => " ",
                        _ => c.ToString(),
                    }
                );
            }
        }

        return clean.ToString();
    }
}
