namespace ReviewSite.Web.Store.Sqlite;

/// <summary>
/// A lock file that the operating system releases when its holder dies. The file itself stays; its presence means
/// nothing.
/// </summary>
internal sealed class LockFile(DataFolder folder) : IStoreLock
{
    public IDisposable? TryTake()
    {
        try
        {
            return new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
            when (e is not (FileNotFoundException or DirectoryNotFoundException) && File.Exists(folder.LockFile))
        {
            return null;
        }
    }
}
