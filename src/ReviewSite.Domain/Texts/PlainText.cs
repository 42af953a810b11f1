using System.Text;

namespace ReviewSite.Domain.Texts;

/// <summary>
/// The one form in which text is kept, whatever it came as: no control characters, no lone surrogates (U+FFFD stands
/// for those, for NUL and for what Unicode says is no character), no spaces at the ends of lines. Letters, marks and
/// direction controls stay as they came.
/// </summary>
public static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>One line, runs of white space made one space; <c>null</c> where nothing is left.</summary>
    public static string? Line(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var line = string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }

    /// <summary>Lines that end in LF, paragraphs parted by one empty line; <c>null</c> where nothing is left.</summary>
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

    private static string Clean(string text)
    {
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
