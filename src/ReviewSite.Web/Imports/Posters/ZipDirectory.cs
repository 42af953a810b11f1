using System.Buffers.Binary;

namespace ReviewSite.Web.Imports.Posters;

/// <summary>
/// What the end of a ZIP file says about it (APPNOTE 4.3.14 to 4.3.16), without reading its entries.
/// </summary>
internal static class ZipDirectory
{
    private const int EndSize = 22;
    private const int LocatorSize = 20;
    private const int LongestComment = ushort.MaxValue;

    private static ReadOnlySpan<byte> EndSignature => "PK\x05\x06"u8;

    private static ReadOnlySpan<byte> LocatorSignature => "PK\x06\x07"u8;

    /// <summary>How many entries it has; 0 if that cannot be found, since it is no ZIP file then.</summary>
    public static ulong CountOf(string path)
    {
        using var file = File.OpenRead(path);
        var tail = ReadAt(file, file.Length - LocatorSize - EndSize - LongestComment);
        var end = tail.AsSpan().LastIndexOf(EndSignature);
        if (end < 0 || tail.Length - end < EndSize)
        {
            return 0;
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        var locator = end - LocatorSize;
        return count < ushort.MaxValue || locator < 0 || !tail.AsSpan(locator).StartsWith(LocatorSignature)
            ? count
            : LargeCountOf(file, BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8)));
    }

    /// <param name="place">Of the record that has the numbers which do not fit the usual one.</param>
    private static ulong LargeCountOf(FileStream file, long place)
    {
        const int CountAt = 32;
        var record = ReadAt(file, place, CountAt + sizeof(ulong));
        return record.Length < CountAt + sizeof(ulong)
            ? 0
            : BinaryPrimitives.ReadUInt64LittleEndian(record.AsSpan(CountAt));
    }

    private static byte[] ReadAt(FileStream file, long place, int most = int.MaxValue)
    {
        file.Position = Math.Clamp(place, 0, file.Length);
        var bytes = new byte[Math.Min(most, file.Length - file.Position)];
        file.ReadExactly(bytes);
        return bytes;
    }
}
