using System.Security.Cryptography;
using ReviewSite.Domain;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Posters;

/// <summary>
/// Posters as files of the data folder, named by their content: one that a film has no more stays, so that the history
/// can bring it back. What kind they are is decided by their content alone, and no other kind is taken or served.
/// </summary>
public sealed class PosterFiles(DataFolder folder)
{
    /// <summary>They are served as they are.</summary>
    public const int MostBytes = 300 * 1024;

    private static readonly Dictionary<string, string> _types = new()
    {
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".avif"] = "image/avif",
    };

    private string Directory => folder.In("posters");

    /// <returns>The file's name.</returns>
    /// <exception cref="InvalidInputException">It is too large, or no picture of a known kind.</exception>
    public async Task<string> KeepAsync(Stream upload, CancellationToken cancellation)
    {
        var bytes = new byte[MostBytes + 1];
        var length = await upload.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > MostBytes)
        {
            throw new InvalidInputException("The poster is larger than 300 KB. Choose a smaller file.");
        }

        var picture = bytes.AsMemory(0, length);
        var name = NameOf(picture.Span);
        System.IO.Directory.CreateDirectory(Directory);
        var unfinished = Path.Combine(Directory, $".{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(unfinished, picture, cancellation);
        File.Move(unfinished, Path.Combine(Directory, name), overwrite: true);
        return name;
    }

    /// <exception cref="InvalidInputException">It is no picture of a known kind.</exception>
    public static string NameOf(ReadOnlySpan<byte> picture)
    {
        var ending =
            EndingOf(picture)
            ?? throw new InvalidInputException("This is not a supported image. Choose a JPEG, PNG, WebP or AVIF file.");
        return Convert.ToHexStringLower(SHA256.HashData(picture)) + ending;
    }

    /// <summary>Where a poster lies and what it is; none where the name is none of ours.</summary>
    public (string Path, string ContentType)? Find(string name)
    {
        var isOurs =
            Path.GetFileNameWithoutExtension(name) is { Length: SHA256.HashSizeInBytes * 2 } hash
            && hash.All(char.IsAsciiHexDigitLower);
        var path = Path.Combine(Directory, name);
        return isOurs && _types.TryGetValue(Path.GetExtension(name), out var type) && File.Exists(path)
            ? (path, type)
            : null;
    }

    private static string? EndingOf(ReadOnlySpan<byte> picture) =>
        picture switch
        {
            [0xFF, 0xD8, 0xFF, ..] => ".jpg",
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ".png",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
                ".webp",
            [
                _,
                _,
                _,
                _,
                (byte)'f',
                (byte)'t',
                (byte)'y',
                (byte)'p',
                (byte)'a',
                (byte)'v',
                (byte)'i',
                (byte)'f'
                or (byte)'s',
                ..,
            ] => ".avif",
            _ => null,
        };
}

internal static class PosterEndpoint
{
    /// <summary>A poster's name is its content, so it may be kept for ever.</summary>
    public static void MapPosters(this IEndpointRouteBuilder app) =>
        app.MapGet(
            "/posters/{name}",
            (string name, PosterFiles posters, HttpContext context) =>
            {
                if (posters.Find(name) is not { } poster)
                {
                    return Results.NotFound();
                }

                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Results.File(poster.Path, poster.ContentType);
            }
        );
}
