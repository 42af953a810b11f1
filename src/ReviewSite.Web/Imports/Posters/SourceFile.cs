namespace ReviewSite.Web.Imports.Posters;

/// <summary>A file of a folder or of a ZIP, which is known by its name and never written under it.</summary>
/// <param name="Path">Below the folder or in the ZIP, with slashes.</param>
/// <param name="OpenAsync">What it gives may be longer than a ZIP says, and broken.</param>
internal sealed record SourceFile(string Path, Func<CancellationToken, Task<Stream>> OpenAsync)
{
    private static readonly string[] _pictures = [".jpg", ".jpeg", ".png", ".webp", ".avif"];
    private static readonly string[] _tables = [".csv", ".tsv", ".tab"];

    /// <summary>The names of pictures in the folders that media servers keep, one a film.</summary>
    private static readonly string[] _folderPictures = ["poster", "folder", "cover"];

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Whether its name says that it is a picture; its content decides.</summary>
    public bool IsPicture => _pictures.Contains(Ending);

    public bool IsTable => _tables.Contains(Ending);

    /// <summary>What operating systems leave in folders, which nobody asked for.</summary>
    public bool IsHidden =>
        Path.Split('/')
            .Any(part =>
                (part.StartsWith('.') && part is not ("." or ".."))
                || part is "__MACOSX" or "Thumbs.db" or "desktop.ini"
            );

    /// <summary>
    /// What says which film it shows: its name without the ending, or its folder's, as in
    /// <c>Pusher (1996)/poster.jpg</c>.
    /// </summary>
    public string FilmName
    {
        get
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(Name);
            var parts = Path.Split('/');
            return (
                parts.Length > 1 && _folderPictures.Contains(name.ToLowerInvariant()) ? parts[^2] : name
            ).Normalize();
        }
    }

    private string Ending => System.IO.Path.GetExtension(Name).ToLowerInvariant();
}
