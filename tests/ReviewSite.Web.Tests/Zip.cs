using System.IO.Compression;

namespace ReviewSite.Web.Tests;

/// <summary>ZIP files for tests.</summary>
internal static class Zip
{
    public static byte[] Of(params IEnumerable<(string Name, byte[] Content)> files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
