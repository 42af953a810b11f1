using System.Buffers.Text;
using System.Text;

namespace ReviewSite.Web.MediaServers;

/// <summary>
/// A film's key in Plex, which takes the letters from a to z, digits, hyphens and underscores only: the film's slug
/// if it is made of these, and otherwise an underscore and the slug in Base64 for addresses.
/// </summary>
internal static class PlexKey
{
    private const char Encoded = '_';

    public static string Of(string slug) =>
        slug.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? slug
            : Encoded + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(slug));

    /// <returns>The key itself if it is neither: earlier versions used the slug.</returns>
    public static string SlugOf(string key) =>
        key.StartsWith(Encoded)
        && Base64Url.IsValid(key.AsSpan(1))
        && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(key.AsSpan(1))) is var slug
        && !slug.Contains('\0')
            ? slug
            : key;
}
