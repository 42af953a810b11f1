namespace ReviewSite.Web.Store;

/// <summary>
/// Files for the user that runs the program alone: they hold password hashes, email addresses or keys.
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

    /// <summary>Makes a file under another name, and puts it in its place once it is whole.</summary>
    /// <param name="path">What stands there is replaced.</param>
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
            File.Delete(unfinished);
        }
    }
}
