using ReviewSite.Domain;

namespace ReviewSite.Web.Store;

/// <summary>
/// The use of the store: by any number of programs at once, or by one alone that replaces or migrates it. The operating
/// system releases it when the program ends, in any way; the existence of the file means nothing.
/// </summary>
public sealed class StoreUse : IDisposable
{
    private readonly FileStream _file;

    private StoreUse(FileStream file) => _file = file;

    /// <summary>Shares the store with others.</summary>
    /// <exception cref="InvalidInputException">The store is being replaced.</exception>
    public static StoreUse Share(DataFolder folder) =>
        TryShare(folder)
        ?? throw new InvalidInputException(
            $"the store in {folder.Path} is being restored from a backup, moved or updated; try again when that has "
                + "ended."
        );

    /// <returns><c>null</c> while another program has the store alone.</returns>
    public static StoreUse? TryShare(DataFolder folder) => Open(folder, FileAccess.Read, FileShare.Read);

    /// <summary>Alone.</summary>
    /// <exception cref="InvalidInputException">Another program has it open.</exception>
    public static StoreUse Own(DataFolder folder) =>
        Open(folder, FileAccess.ReadWrite, FileShare.None)
        ?? throw new InvalidInputException(
            $"the site in {folder.Path} is running, or a command works on it. Stop it first, then try again."
        );

    public void Dispose() => _file.Dispose();

    private static StoreUse? Open(DataFolder folder, FileAccess access, FileShare share)
    {
        var path = folder.In("reviewsite.use");
        try
        {
            return new StoreUse(new FileStream(path, FileMode.OpenOrCreate, access, share));
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && File.Exists(path))
        {
            return null;
        }
    }
}
