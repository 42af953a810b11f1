using System.Globalization;
using System.Text;

namespace ReviewSite.Domain.Texts;

/// <summary>
/// The form in which texts are compared and searched: without case, accents and typographic quotes, so that "Søren’s"
/// matches "soren's". Implemented here, because SQLite folds only ASCII; it calls this as a custom function.
/// </summary>
/// <remarks>
/// Only marks that readers do without are left out: accents, Hebrew points, Arabic vowels. Other marks make another
/// word: the vowels of Hindi and Thai, the voiced sounds of Japanese, and the breve of the Russian й, which is a letter
/// of its own in the Unicode CLDR too.
/// </remarks>
public static class SearchKey
{
    /// <summary>Marks of Latin, Greek, Cyrillic, Hebrew and Arabic letters, and those for all scripts.</summary>
    private static readonly (char First, char Last)[] _accents =
    [
        ('\u0300', '\u036F'),
        ('\u0483', '\u0487'),
        ('\u0591', '\u05C7'),
        ('\u0610', '\u061A'),
        ('\u064B', '\u065F'),
        ('\u0670', '\u0670'),
        ('\u06D6', '\u06ED'),
        ('\u08CA', '\u08FF'),
        ('\u1AB0', '\u1AFF'),
        ('\u1DC0', '\u1DFF'),
        ('\u20D0', '\u20FF'),
        ('\uFE00', '\uFE0F'),
        ('\uFE20', '\uFE2F'),
    ];

    private const char Breve = '\u0306';

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
            if (!IsLeftOut(c, key.Length > 0 ? key[^1] : '\0'))
            {
                key.Append(Folded(char.ToLowerInvariant(c)));
            }
        }

        return key.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// The words of a key as full-text indexes have them. In a script without spaces, each letter is one, so that a
    /// word is found wherever it is.
    /// </summary>
    public static string[] TermsIn(string key) => WordsIn(Spaced(key));

    /// <summary>A key with spaces around each letter of a script without spaces, and the marks after it.</summary>
    public static string Spaced(string key)
    {
        if (Ascii.IsValid(key))
        {
            return key;
        }

        var spaced = new StringBuilder(key.Length);
        var isInLetter = false;
        foreach (var rune in key.EnumerateRunes())
        {
            var isLetter = UnspacedScripts.IsLetter(rune);
            if (isLetter || (isInLetter && !IsMark(rune)))
            {
                spaced.Append(' ');
            }

            isInLetter = isLetter || (isInLetter && IsMark(rune));
            spaced.Append(rune.ToString());
        }

        return spaced.ToString();
    }

    /// <summary>The runs of letters, digits and marks of a key.</summary>
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
        return Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || IsMark(rune);
    }

    /// <summary>Whether it belongs to the letter before it.</summary>
    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>
    /// Whether it has no visible characters: only spaces, marks without a letter, and control characters.
    /// </summary>
    public static bool IsBlank(string? text) =>
        !text.AsSpan().ContainsAnyInRange('!', '~') && Of(text).EnumerateRunes().All(r => IsMark(r) || r.Value == ' ');

    private static bool IsLeftOut(char c, char before) =>
        CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Format => true,
            UnicodeCategory.NonSpacingMark => !(c == Breve && before == 'и')
                && Array.Exists(_accents, range => c >= range.First && c <= range.Last),
            _ => false,
        };

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
