using System.Security.Cryptography;
using ReviewSite.Domain;
using ReviewSite.Web.Store;
using SkiaSharp;

namespace ReviewSite.Web.Posters;

/// <summary>
/// Posters as files, named by the hash of their content. One that is no longer used is kept, so that the history can
/// restore it. Their kind is determined by their content alone, and no other kind is accepted or served.
/// </summary>
public sealed class PosterFiles(ISharedFiles files) : IDisposable
{
    /// <summary>The folder within the data folder.</summary>
    public const string Folder = "posters";

    /// <summary>The limit for an uploaded picture.</summary>
    public const int MostUploadBytes = 10 * 1024 * 1024;

    /// <summary>The limit for a poster as it is stored and served.</summary>
    public const int MostBytes = 300 * 1024;

    /// <summary>Two pictures at once, since each may take 200 MB while it is decoded.</summary>
    private readonly SemaphoreSlim _decoding = new(2, 2);

    /// <summary>Creates a poster from a picture, without storing it.</summary>
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

            // A file that is not a picture is not read to its end.
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
        await files.SaveAsync($"{Folder}/{name}", new MemoryStream(poster.ToArray()), cancellation);
        return name;
    }

    /// <exception cref="InvalidInputException">It is no picture of a known kind.</exception>
    public static string NameOf(ReadOnlySpan<byte> poster) =>
        Convert.ToHexStringLower(SHA256.HashData(poster)) + PosterKind.Of(poster).Ending;

    /// <returns><c>null</c> if no poster has this name.</returns>
    public async ValueTask<PosterFile?> FindAsync(string name, CancellationToken cancellation)
    {
        var isOurs =
            Path.GetFileNameWithoutExtension(name) is { Length: SHA256.HashSizeInBytes * 2 } hash
            && hash.All(char.IsAsciiHexDigitLower);
        return
            isOurs
            && PosterKind.WithEnding(Path.GetExtension(name)) is { } kind
            && await files.FindAsync($"{Folder}/{name}", cancellation) is { } path
            ? new PosterFile(path, kind.ContentType)
            : null;
    }

    /// <summary>In pixels, as a browser shows it; <c>null</c> if it is lost, damaged or an AVIF.</summary>
    internal async ValueTask<(int Width, int Height)?> SizeOfAsync(string name, CancellationToken cancellation)
    {
        if (await FindAsync(name, cancellation) is not { } poster || poster.ContentType == PosterKind.Avif.ContentType)
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

/// <param name="IsStandIn">Whether it is a substitute for one that could not be created just now.</param>
public sealed record PosterFile(string Path, string ContentType, bool IsStandIn = false);
