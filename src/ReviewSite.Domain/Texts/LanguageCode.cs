using System.Collections.Frozen;
using System.Globalization;

namespace ReviewSite.Domain.Texts;

/// <summary>
/// The code of a language: that of ISO 639-1, such as "da", or of ISO 639-3 if there is none. It is also the
/// language's tag in HTML.
/// </summary>
public static class LanguageCode
{
    /// <summary>The longest code, in characters.</summary>
    public const int Longest = 3;

    private static readonly FrozenDictionary<string, CultureInfo> _languages = CultureInfo
        .GetCultures(CultureTypes.NeutralCultures)
        .Where(c => c.Name == c.TwoLetterISOLanguageName)
        .SelectMany(
            c => new[] { c.TwoLetterISOLanguageName, c.ThreeLetterISOLanguageName, c.EnglishName, c.NativeName },
            (language, name) => (name, language)
        )
        .Where(n => n.name.Length > 0)
        .DistinctBy(n => n.name, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(n => n.name, n => n.language, StringComparer.OrdinalIgnoreCase);

    /// <param name="text">
    /// A code of two or three letters, a tag such as "pt-BR", or the language's name in English or in itself.
    /// </param>
    /// <returns><c>null</c> if it is none of these.</returns>
    public static string? Of(string text) => Find(text)?.TwoLetterISOLanguageName;

    /// <summary>In English.</summary>
    /// <returns>The code itself if nothing more is known of it.</returns>
    public static string NameOf(string code) => Find(code)?.EnglishName ?? code;

    private static CultureInfo? Find(string text) =>
        _languages.GetValueOrDefault(text)
        ?? (text.Split('-', '_') is [{ Length: 2 or 3 } code, _, ..] ? _languages.GetValueOrDefault(code) : null);
}
