using System.IO.Compression;
using System.IO.Enumeration;
using ReviewSite.Domain;

namespace ReviewSite.Web.Imports.Posters;

/// <summary>Pictures for posters: a folder, a ZIP file, or single files; with or without a table.</summary>
public sealed class PosterSource : IDisposable
{
    public const int MostFiles = 10_000;

    /// <summary>Of a ZIP file, with its folders: all of them are read into memory.</summary>
    private const int MostEntries = 100_000;

    private const string ZipEnding = ".zip";

    private readonly ZipArchive? _archive;

    private PosterSource(string name, IEnumerable<SourceFile> files, ZipArchive? archive = null)
    {
        (Name, _archive) = (name, archive);
        var all = files.Where(f => !f.IsHidden).Take(MostFiles + 2).ToLookup(f => f.IsTable);
        Files = [.. all[false].OrderBy(f => f.Path, StringComparer.Ordinal)];
        if (Files.Count > MostFiles)
        {
            throw new InvalidInputException(
                $"{name} contains more than {MostFiles:#,0} files. Split it, and add one part after the other."
            );
        }

        if (Files.Count == 0)
        {
            throw new InvalidInputException($"{name} contains no pictures. Add JPEG, PNG, WebP or AVIF files.");
        }

        var tables = all[true].Take(2).ToList();
        if (tables.Count > 1)
        {
            throw new InvalidInputException(
                $"{name} contains more than one table: {tables[0].Path} and {tables[1].Path}. Keep the one that names "
                    + "the pictures."
            );
        }

        Table = tables.SingleOrDefault();
    }

    public string Name { get; }

    /// <summary>All but the table, in the order of their names.</summary>
    internal IReadOnlyList<SourceFile> Files { get; }

    /// <summary>Says which picture shows which film; <c>null</c> if the files' names do.</summary>
    internal SourceFile? Table { get; }

    /// <exception cref="InvalidInputException">There is no such source, it cannot be read, or it contains no pictures
    /// or too many.</exception>
    public static async Task<PosterSource> OpenAsync(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
        {
            return new PosterSource(path, FilesIn(path));
        }

        if (!File.Exists(path))
        {
            throw new InvalidInputException($"{path} does not exist; check the name and the folder.");
        }

        var name = Path.GetFileName(path);
        return OnDisk(name, path).IsPicture
            ? new PosterSource(name, [OnDisk(name, path)])
            : await OpenZipAsync(name, path, cancellation);
    }

    /// <param name="files">Each with its original name, which its path on the disk does not contain.</param>
    /// <exception cref="InvalidInputException">They cannot be read, or there are no pictures.</exception>
    public static async Task<PosterSource> OpenAsync(
        IReadOnlyList<(string Name, string Path)> files,
        CancellationToken cancellation
    ) =>
        files is [var (name, path)] && name.EndsWith(ZipEnding, StringComparison.OrdinalIgnoreCase)
            ? await OpenZipAsync(name, path, cancellation)
            : new PosterSource(
                files.Count == 1 ? files[0].Name : $"{files.Count:#,0} files",
                files.Select(f => OnDisk(f.Name, f.Path))
            );

    public void Dispose() => _archive?.Dispose();

    private static SourceFile OnDisk(string name, string path) =>
        new(name.Replace('\\', '/'), _ => Task.FromResult<Stream>(File.OpenRead(path)));

    /// <summary>Enters all folders, but does not follow links, which may form a cycle.</summary>
    private static FileSystemEnumerable<SourceFile> FilesIn(string folder) =>
        new(
            folder,
            (ref entry) =>
            {
                var path = entry.ToFullPath();
                return OnDisk(Path.GetRelativePath(folder, path), path);
            },
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.System }
        )
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

    private static async Task<PosterSource> OpenZipAsync(string name, string path, CancellationToken cancellation)
    {
        ZipArchive? archive = null;
        try
        {
            if (ZipDirectory.HasMoreThan(path, MostEntries))
            {
                throw new InvalidInputException(
                    $"{name} contains more than {MostEntries:#,0} files and folders. Include only the pictures."
                );
            }

            archive = await ZipFile.OpenReadAsync(path, cancellation);
            if (archive.Entries.Any(e => e.IsEncrypted))
            {
                throw new InvalidInputException(
                    $"{name} is encrypted. Unpack it, or create it again without a password."
                );
            }

            return new PosterSource(
                name,
                archive
                    .Entries.Where(e => !e.FullName.EndsWith('/'))
                    .Select(e => new SourceFile(e.FullName.Replace('\\', '/'), e.OpenAsync)),
                archive
            );
        }
        catch (Exception e)
        {
            archive?.Dispose();
            if (e is InvalidDataException)
            {
                throw new InvalidInputException(
                    $"{name} is neither a folder nor a ZIP file, or it is damaged: {e.Message}",
                    e
                );
            }

            throw;
        }
    }
}
