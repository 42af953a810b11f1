using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReviewSite.Domain.Texts;

/// <summary>
/// Identifies a text without storing it: SHA-256 of its <see cref="SearchKey"/> without any marks, 64 hexadecimal
/// digits. This never changes, since nobody has the texts of the stored fingerprints any more.
/// </summary>
public static class Fingerprint
{
    public static string Of(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(WithoutMarks(SearchKey.Of(text)))));

    private static string WithoutMarks(string key) =>
        Ascii.IsValid(key)
            ? key
            : string.Concat(
                key.Normalize(NormalizationForm.FormKD)
                    .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            );
}
