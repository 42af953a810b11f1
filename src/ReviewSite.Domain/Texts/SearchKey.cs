using System.Globalization;
using System.Text;

namespace ReviewSite.Domain.Texts;

/// <summary>
/// The form in which texts are compared and searched: without case, accents and typographic quotes, so that "Søren’s"
/// matches "soren's". Implemented here, because SQLite folds only ASCII; it calls this as a custom function.
/// </summary>
public static class SearchKey
{
    public static string Of(string? text)
    {
        var line = PlainText.Line(text) ?? "";
        if (Ascii.IsValid(line))
        {
            return line.ToLowerInvariant().Replace('`', '\'');
        }

        var key = new StringBuilder(line.Length);
        foreach (var c in line.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                key.Append(Folded(char.ToLowerInvariant(c)));
            }
        }

        return key.ToString();
    }

    /// <summary>The runs of letters and digits of a key, as full-text indexes split it.</summary>
    public static string[] WordsIn(string key)
    {
        var words = new List<string>();
        var (start, at) = (-1, 0);
        while (at < key.Length)
        {
            var isPart = IsPartOfWord(key, at, out var length);
            if (isPart && start < 0)
            {
                start = at;
            }
            else if (!isPart && start >= 0)
            {
                words.Add(key[start..at]);
                start = -1;
            }

            at += length;
        }

        if (start >= 0)
        {
            words.Add(key[start..]);
        }

        return [.. words];
    }

    private static bool IsPartOfWord(string key, int at, out int length)
    {
        if (char.IsAscii(key[at]))
        {
            length = 1;
            return char.IsAsciiLetterOrDigit(key[at]);
        }

        _ = Rune.DecodeFromUtf16(key.AsSpan(at), out var rune, out length);
        return Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune);
    }

    /// <summary>
    /// Whether it has no visible characters: only spaces, marks without a letter, and control characters.
    /// </summary>
    public static bool IsBlank(string? text) => Of(text).Length == 0;

    /// <summary>
    /// Letters that Unicode does not decompose, the sigma at the end of a Greek word, and quotes and dashes that
    /// keyboards do not have.
    /// </summary>
    private static string Folded(char c) =>
        c switch
        {
            'ø' => "o",
            'đ' or 'ð' => "d",
            'ł' => "l",
            'ı' => "i",
            'æ' => "ae",
            'œ' => "oe",
            'ß' => "ss",
            'ς' => "σ",
            'þ' => "th",
            '‘' or '’' or 'ʼ' or '`' => "'",
            '“' or '”' or '„' or '«' or '»' => "\"",
            '–' or '—' or '−' or '‐' or '‑' => "-",
            _ => c.ToString(),
        };
}
