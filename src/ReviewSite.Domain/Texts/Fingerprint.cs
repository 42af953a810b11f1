using System.Security.Cryptography;
using System.Text;

namespace ReviewSite.Domain.Texts;

/// <summary>
/// Identifies a text without storing it: SHA-256 of its <see cref="SearchKey"/>, 64 hexadecimal digits.
/// </summary>
public static class Fingerprint
{
    public static string Of(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SearchKey.Of(text))));
}
