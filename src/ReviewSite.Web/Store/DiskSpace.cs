using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Store;

/// <summary>Reads the drive that a folder is on; <c>null</c> if the system does not say.</summary>
public delegate DriveSpace? DriveReader(string folder);

/// <summary>A drive, in bytes.</summary>
/// <param name="Free">What the user that runs the program may still write.</param>
public sealed record DriveSpace(long Free, long Size)
{
    private const long Least = 200 * 1024 * 1024;
    private const int LeastShare = 10;

    /// <summary>A small drive, such as one in memory, is not full as long as a tenth of it is free.</summary>
    public bool IsNearlyFull => Free < Least && Free < Size / LeastShare;

    public static DriveSpace? Read(string folder)
    {
        try
        {
            var drive = new DriveInfo(folder);
            return new DriveSpace(drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>Whether there is space left where the site writes.</summary>
public sealed class DiskSpace(DataFolder folder, DriveReader read)
{
    /// <summary>The variable that names the folder where the framework buffers large uploads and responses.</summary>
    private const string TempFolder = "ASPNETCORE_TEMP";

    public bool IsNearlyFull => read(folder.Path) is { IsNearlyFull: true };

    /// <summary>A sentence for each drive that is nearly full.</summary>
    public IReadOnlyList<string> Shortages()
    {
        var temporary = Environment.GetEnvironmentVariable(TempFolder) ?? Path.GetTempPath();
        return
        [
            .. new[] { (Name: "data folder", folder.Path), (Name: "temporary folder", Path: temporary) }
                .GroupBy(f => read(f.Path), f => f.Name)
                .Where(f => f.Key is { IsNearlyFull: true })
                .Select(f =>
                    $"The disk of the {string.Join(" and the ", f)} is nearly full, with "
                    + $"{FileSize.Format(f.Key!.Free)} left. Free some space; once it is full, saves and uploads fail."
                ),
        ];
    }
}
