using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Imports.Posters;

/// <summary>A file in a folder or a ZIP. Its name identifies it, but is never used for writing.</summary>
/// <param name="Path">Below the folder or in the ZIP, with slashes.</param>
/// <param name="OpenAsync">The content may be longer than the ZIP says, and broken.</param>
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

    /// <summary>Files that operating systems leave in folders.</summary>
    public bool IsHidden =>
        Path.Split('/')
            .Any(part =>
                (part.StartsWith('.') && part is not ("." or ".."))
                || part is "__MACOSX" or "Thumbs.db" or "desktop.ini"
            );

    /// <summary>
    /// The text that identifies its film: its name without the extension, or its folder's name, as in <c>Pusher
    /// (1996)/poster.jpg</c>.
    /// </summary>
    public string FilmName
    {
        get
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(Name);
            var parts = Path.Split('/');
            var text = parts.Length > 1 && _folderPictures.Contains(name.ToLowerInvariant()) ? parts[^2] : name;
            return PlainText.Line(text)?.Normalize() ?? "";
        }
    }

    private string Ending => System.IO.Path.GetExtension(Name).ToLowerInvariant();
}
