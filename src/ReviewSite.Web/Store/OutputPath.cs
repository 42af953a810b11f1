using System.Formats.Tar;

namespace ReviewSite.Web.Store;

/// <summary>Where a name that a person gave leads, for a file that is to be replaced once it is complete.</summary>
internal static class OutputPath
{
    /// <summary>What the process has open. It may be a file that others append to.</summary>
    private static readonly string[] _open = ["/dev/std", "/dev/fd/", "/proc/"];

    /// <returns>The file, which may not exist yet, after all links; <c>null</c> if the name is that of a pipe or a
    /// device, which can only be written to.</returns>
    public static string? FileAt(string path)
    {
        var full = Path.GetFullPath(path);
        if (!OperatingSystem.IsWindows() && Array.Exists(_open, o => full.StartsWith(o, StringComparison.Ordinal)))
        {
            return null;
        }

        var isLink = new FileInfo(full).LinkTarget is not null;
        var file = isLink ? File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName : full;
        return !File.Exists(file) || new FileInfo(file).Length > 0 || IsRegular(file) ? file : null;
    }

    /// <summary>.NET shows the type of a file only in an archive; pipes and devices are not opened for that.</summary>
    private static bool IsRegular(string file)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(file, entryName: null);
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
    }
}
