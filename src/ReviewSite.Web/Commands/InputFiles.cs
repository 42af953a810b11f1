using ReviewSite.Domain;

namespace ReviewSite.Web.Commands;

/// <summary>The input files of a command, checked before anything is written.</summary>
internal static class InputFiles
{
    /// <summary>The name by which standard input is read.</summary>
    public const string StandardInput = "-";

    private const int BytesLookedAt = 8 * 1024;

    /// <exception cref="InvalidInputException">One is missing, a folder, unreadable, or neither text nor
    /// table.</exception>
    public static void Check(IEnumerable<FileInfo> files)
    {
        foreach (var file in files.Where(f => f.Name != StandardInput))
        {
            if (Directory.Exists(file.FullName))
            {
                throw new InvalidInputException($"{file} is a folder; name the files in it.");
            }

            if (!file.Exists)
            {
                throw new InvalidInputException($"{file} does not exist; check the name and the folder.");
            }

            if (IsBinary(file))
            {
                throw new InvalidInputException(
                    $"{file} is not a text or a table; import text, HTML, CSV or JSON files."
                );
            }
        }
    }

    /// <summary>Whether it contains bytes that no text in UTF-8 or UTF-16 has.</summary>
    public static bool IsBinary(FileInfo file)
    {
        try
        {
            using var stream = file.OpenRead();
            Span<byte> start = stackalloc byte[BytesLookedAt];
            start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
            return start switch
            {
                [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => false,
                [not 0, 0, not 0, 0, ..] or [0, not 0, 0, not 0, ..] => false,
                _ => start.Contains((byte)0),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{file} cannot be read: {e.Message}", e);
        }
    }
}
