using System.Security.Cryptography;
using ReviewSite.Domain;
using ReviewSite.Web.Store;
using SkiaSharp;

namespace ReviewSite.Web.Posters;

/// <summary>
/// Posters as files of the data folder, named by their content: one that a film has no more stays, so that the history
/// can bring it back. What kind they are is decided by their content alone, and no other kind is taken or served.
/// </summary>
public sealed class PosterFiles(DataFolder folder) : IDisposable
{
    /// <summary>Of a picture that somebody gives.</summary>
    public const int MostUploadBytes = 10 * 1024 * 1024;

    /// <summary>Of a poster as it is stored and served.</summary>
    public const int MostBytes = 300 * 1024;

    /// <summary>Two pictures at once, since each may take 200 MB while it is decoded.</summary>
    private readonly SemaphoreSlim _decoding = new(2, 2);

    private string Directory => folder.In("posters");

    internal string SmallDirectory => Path.Combine(Directory, "small");

    /// <summary>The poster that is made from a picture; nothing is kept yet.</summary>
    /// <exception cref="InvalidInputException">It is too large, damaged, or no picture of a known kind.</exception>
    public async Task<byte[]> ReadAsync(Stream upload, CancellationToken cancellation)
    {
        using var picture = new MemoryStream();
        var part = new byte[64 * 1024];
        while (await upload.ReadAsync(part, cancellation) is > 0 and var length)
        {
            picture.Write(part, 0, length);
            if (picture.Length > MostUploadBytes)
            {
                throw new InvalidInputException("The picture is larger than 10 MB. Choose a smaller file.");
            }

            // What is no picture is not read to its end.
            if (picture.Length >= PosterKind.BytesLookedAt)
            {
                PosterKind.Of(picture.GetBuffer());
            }
        }

        if (PosterKind.Of(picture.GetBuffer().AsSpan(0, (int)picture.Length)) != PosterKind.Avif)
        {
            return await FitAsync(picture.ToArray(), PosterPicture.Width, cancellation);
        }

        return picture.Length <= MostBytes
            ? picture.ToArray()
            : throw new InvalidInputException(
                "An AVIF file is kept as it is, so it may have at most 300 KB. Choose a smaller file, or a JPEG."
            );
    }

    /// <summary>Keeps a poster as it is.</summary>
    /// <returns>The file's name.</returns>
    /// <exception cref="InvalidInputException">It is no picture of a known kind.</exception>
    public async Task<string> KeepAsync(ReadOnlyMemory<byte> poster, CancellationToken cancellation)
    {
        var name = NameOf(poster.Span);
        System.IO.Directory.CreateDirectory(Directory);
        var unfinished = Path.Combine(Directory, $".{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(unfinished, poster, cancellation);
        File.Move(unfinished, Path.Combine(Directory, name), overwrite: true);
        return name;
    }

    /// <exception cref="InvalidInputException">It is no picture of a known kind.</exception>
    public static string NameOf(ReadOnlySpan<byte> poster) =>
        Convert.ToHexStringLower(SHA256.HashData(poster)) + PosterKind.Of(poster).Ending;

    /// <returns>None where no poster has this name.</returns>
    public PosterFile? Find(string name)
    {
        var isOurs =
            Path.GetFileNameWithoutExtension(name) is { Length: SHA256.HashSizeInBytes * 2 } hash
            && hash.All(char.IsAsciiHexDigitLower);
        var path = Path.Combine(Directory, name);
        return isOurs && PosterKind.WithEnding(Path.GetExtension(name)) is { } kind && File.Exists(path)
            ? new PosterFile(path, kind.ContentType)
            : null;
    }

    /// <summary>In pixels, as a browser shows it; none where it is lost, damaged or an AVIF.</summary>
    internal (int Width, int Height)? SizeOf(string name)
    {
        if (Find(name) is not { } poster || poster.ContentType == PosterKind.Avif.ContentType)
        {
            return null;
        }

        using var codec = SKCodec.Create(poster.Path);
        return codec is null ? null : PosterPicture.UprightSizeOf(codec);
    }

    /// <exception cref="InvalidInputException">It is damaged, or has too many pixels.</exception>
    internal async Task<byte[]> FitAsync(byte[] picture, int width, CancellationToken cancellation)
    {
        await _decoding.WaitAsync(cancellation);
        try
        {
            return PosterPicture.Fit(picture, width, MostBytes);
        }
        finally
        {
            _decoding.Release();
        }
    }

    public void Dispose() => _decoding.Dispose();
}

/// <param name="IsStandIn">Whether it is served in place of one that could not be made just now.</param>
public sealed record PosterFile(string Path, string ContentType, bool IsStandIn = false);
