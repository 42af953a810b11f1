using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ReviewSite.Web.Accounts;

/// <summary>Secret keys; the store contains only their hashes.</summary>
internal static class Tokens
{
    private const int Bytes = 32;

    /// <summary>Fit for addresses and cookies.</summary>
    public static string Create() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
