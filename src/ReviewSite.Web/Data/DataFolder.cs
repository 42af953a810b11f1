namespace ReviewSite.Web.Data;

/// <summary>The one folder that holds everything the program writes.</summary>
public sealed class DataFolder
{
    public const string DefaultName = "data";
    public const string DatabaseName = "reviewsite.db";

    /// <param name="path">Relative to where the user stands; it is made where it is not there yet.</param>
    /// <exception cref="InvalidInputException">It cannot be made or written to.</exception>
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path);
            File.Create(In($".probe-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"the data folder {Path} cannot be made or written to: {e.Message} Name another with --data.", e);
        }
    }

    public string Path { get; }

    public string Database => In(DatabaseName);

    /// <summary>Whoever writes to the store holds it; see <see cref="WriteLock"/>.</summary>
    public string LockFile => In("reviewsite.lock");

    public string Logs => In("logs");

    public string Keys => In("keys");

    public string In(string name) => System.IO.Path.Combine(Path, name);
}
