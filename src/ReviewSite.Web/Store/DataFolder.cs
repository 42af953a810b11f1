using ReviewSite.Domain;

namespace ReviewSite.Web.Store;

/// <summary>The folder for everything that the program writes.</summary>
public sealed class DataFolder
{
    public const string DefaultName = "data";
    public const string DatabaseName = "reviewsite.db";

    /// <param name="path">Relative to the current directory; it is created if it does not exist.</param>
    /// <exception cref="InvalidInputException">It cannot be created or written to.</exception>
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        try
        {
            CreateFolder(Path);
            File.Create(In($".probe-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"the data folder {Path} cannot be created or written to: {e.Message} Choose another with --data.",
                e
            );
        }
    }

    public string Path { get; }

    /// <summary>
    /// It contains password hashes and email addresses, so a new folder is accessible only to the user that runs the
    /// site.
    /// </summary>
    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>
    /// Creates the database for the user that runs the site alone, if it is not there yet; SQLite gives its other
    /// files the same mode.
    /// </summary>
    internal void CreateDatabase()
    {
        if (!File.Exists(Database))
        {
            PrivateFile.Create(Database).Dispose();
        }
    }

    public string Database => In(DatabaseName);

    /// <summary>Locked by the program that writes to the store; see <see cref="WriteLock"/>.</summary>
    public string LockFile => In("reviewsite.lock");

    public string Logs => In("logs");

    public string Keys => In("keys");

    /// <returns>The keys that protect cookies and forms: the names and contents of their files.</returns>
    internal async Task<IReadOnlyDictionary<string, string>> ReadKeysAsync(CancellationToken cancellation)
    {
        var keys = new Dictionary<string, string>();
        foreach (var file in Directory.Exists(Keys) ? Directory.EnumerateFiles(Keys, "*.xml") : [])
        {
            keys.Add(System.IO.Path.GetFileName(file), await File.ReadAllTextAsync(file, cancellation));
        }

        return keys;
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);
}
