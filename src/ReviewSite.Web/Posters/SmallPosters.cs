using ReviewSite.Domain;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Posters;

/// <summary>
/// Posters for lists, made from the stored ones when somebody first asks for them. They are derived, so no backup and
/// no export holds them.
/// </summary>
public sealed partial class SmallPosters(PosterFiles posters, DataFolder folder, ILogger<SmallPosters> logger)
{
    public const int Width = 240;

    private string Directory => Path.Combine(folder.In(PosterFiles.Folder), "small");

    /// <returns>None where no poster has this name; the stored one where no smaller one can be made.</returns>
    public async Task<PosterFile?> FindAsync(string name, CancellationToken cancellation)
    {
        var found = await posters.FindAsync(name, cancellation);
        if (found is not { } stored || stored.ContentType == PosterKind.Avif.ContentType)
        {
            return found;
        }

        var path = Path.Combine(Directory, Path.ChangeExtension(name, PosterKind.WebP.Ending));
        if (!File.Exists(path))
        {
            try
            {
                await MakeAsync(stored.Path, path, cancellation);
            }
            catch (Exception e) when (e is InvalidInputException or IOException or UnauthorizedAccessException)
            {
                LogNotMade(e, name);
                return stored with { IsStandIn = true };
            }
        }

        return new PosterFile(path, PosterKind.WebP.ContentType);
    }

    /// <summary>Two may make the same one: each writes a file of its own, and either may take its place.</summary>
    private async Task MakeAsync(string from, string to, CancellationToken cancellation)
    {
        // Before the work is done, so that a folder that cannot be written to costs nothing.
        System.IO.Directory.CreateDirectory(Directory);
        var unfinished = Path.Combine(Directory, $".{Guid.NewGuid():N}");
        await using (var file = File.Create(unfinished))
        {
            try
            {
                var picture = await File.ReadAllBytesAsync(from, cancellation);
                await file.WriteAsync(await posters.FitAsync(picture, Width, cancellation), cancellation);
            }
            catch
            {
                File.Delete(unfinished);
                throw;
            }
        }

        File.Move(unfinished, to, overwrite: true);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No small picture can be made of the poster {Name}")]
    private partial void LogNotMade(Exception exception, string name);
}
