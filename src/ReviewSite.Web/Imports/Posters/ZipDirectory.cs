using System.Buffers.Binary;

namespace ReviewSite.Web.Imports.Posters;

/// <summary>
/// The directory of a ZIP file (APPNOTE 4.3.12 to 4.3.16), counted without keeping its entries. The number at the end
/// of the file may be wrong.
/// </summary>
internal static class ZipDirectory
{
    private const int EntrySize = 46;
    private const int EndSize = 22;
    private const int LocatorSize = 20;
    private const int LargeEndSize = 56;
    private const int LongestComment = ushort.MaxValue;

    private static ReadOnlySpan<byte> EntrySignature => "PK\x01\x02"u8;

    private static ReadOnlySpan<byte> EndSignature => "PK\x05\x06"u8;

    private static ReadOnlySpan<byte> LocatorSignature => "PK\x06\x07"u8;

    /// <returns>Also <c>false</c> if it is no ZIP file.</returns>
    public static bool HasMoreThan(string path, int most)
    {
        using var file = File.OpenRead(path);
        return StartsOf(file).Exists(start => HasMoreThan(file, start, most));
    }

    /// <summary>Where the directory may start: the record for large files has another place for it.</summary>
    private static List<long> StartsOf(FileStream file)
    {
        var tail = ReadAt(file, file.Length - LocatorSize - EndSize - LongestComment);
        var end = tail.AsSpan().LastIndexOf(EndSignature);
        if (end < 0 || tail.Length - end < EndSize)
        {
            return [];
        }

        var starts = new List<long> { BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16)) };
        var locator = end - LocatorSize;
        if (locator >= 0 && tail.AsSpan(locator).StartsWith(LocatorSignature))
        {
            var place = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8));
            if (ReadAt(file, place, LargeEndSize) is { Length: LargeEndSize } record)
            {
                starts.Add(BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)));
            }
        }

        return starts;
    }

    private static bool HasMoreThan(FileStream file, long start, int most)
    {
        var place = start;
        for (var count = 0; count <= most; count++)
        {
            var entry = ReadAt(file, place, EntrySize);
            if (entry.Length < EntrySize || !entry.AsSpan().StartsWith(EntrySignature))
            {
                return false;
            }

            place += EntrySize + LengthAt(entry, 28) + LengthAt(entry, 30) + LengthAt(entry, 32);
        }

        return true;
    }

    /// <summary>Of an entry's name, its further fields or its comment.</summary>
    private static int LengthAt(byte[] entry, int place) =>
        BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(place));

    private static byte[] ReadAt(FileStream file, long place, int most = int.MaxValue)
    {
        file.Position = Math.Clamp(place, 0, file.Length);
        var bytes = new byte[Math.Min(most, file.Length - file.Position)];
        file.ReadExactly(bytes);
        return bytes;
    }
}
