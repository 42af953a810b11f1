using ReviewSite.Domain;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Posters;

/// <summary>
/// Posters for lists, created from the stored ones when they are first requested. They are derived, so they are not in
/// backups or exports.
/// </summary>
public sealed partial class SmallPosters(PosterFiles posters, DataFolder folder, ILogger<SmallPosters> logger)
{
    public const int Width = 240;

    private const string Folder = PosterFiles.Folder + "/small";

    /// <summary>Each node makes its own.</summary>
    private readonly FolderFiles _files = new(folder);

    /// <returns><c>null</c> if no poster has this name; the stored one if no smaller one can be made.</returns>
    public async Task<PosterFile?> FindAsync(string name, CancellationToken cancellation)
    {
        var found = await posters.FindAsync(name, cancellation);
        if (found is not { } stored || stored.ContentType == PosterKind.Avif.ContentType)
        {
            return found;
        }

        var small = $"{Folder}/{Path.ChangeExtension(name, PosterKind.WebP.Ending)}";
        try
        {
            // Two requests may create the same one: each writes its own file, and either may become the final one.
            var path = await _files.FindAsync(small, cancellation);
            if (path is null)
            {
                await _files.WriteAsync(small, file => MakeAsync(stored.Path, file, cancellation));
                path = folder.In(small);
            }

            return new PosterFile(path, PosterKind.WebP.ContentType);
        }
        catch (Exception e) when (e is InvalidInputException or IOException or UnauthorizedAccessException)
        {
            LogNotMade(e, name);
            return stored with { IsStandIn = true };
        }
    }

    private async Task MakeAsync(string from, Stream to, CancellationToken cancellation)
    {
        var picture = await File.ReadAllBytesAsync(from, cancellation);
        await to.WriteAsync(await posters.FitAsync(picture, Width, cancellation), cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The small copy of the poster {Name} could not be created")]
    private partial void LogNotMade(Exception exception, string name);
}
