namespace ReviewSite.Web.Store;

/// <summary>
/// Files that only the user who runs the program can access: they contain password hashes, email addresses or keys.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a file that nobody else can read at any moment.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <summary>Creates a file under another name, and renames it once it is complete.</summary>
    /// <param name="path">An existing file is replaced.</param>
    /// <param name="write">Writes to the path that it is given, where an empty file is.</param>
    public static async Task ReplaceAsync(string path, Func<string, Task> write)
    {
        var unfinished = path + ".tmp";
        File.Delete(unfinished);
        try
        {
            await Create(unfinished).DisposeAsync();
            await write(unfinished);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            // SQLite leaves its own files behind where it could not finish, for example on a full disk.
            foreach (var suffix in new[] { "", "-journal", "-wal", "-shm" })
            {
                File.Delete(unfinished + suffix);
            }
        }
    }
}
