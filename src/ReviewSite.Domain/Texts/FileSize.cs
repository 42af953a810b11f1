using System.Globalization;

namespace ReviewSite.Domain.Texts;

/// <summary>Sizes of files as people read them.</summary>
public static class FileSize
{
    private const int Step = 1024;
    private static readonly string[] _units = ["KB", "MB", "GB", "TB"];

    /// <returns>Such as "812 bytes", "3.4 KB" or "12 MB".</returns>
    public static string Format(long bytes)
    {
        if (bytes < Step)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} {(bytes == 1 ? "byte" : "bytes")}");
        }

        var (size, unit) = ((double)bytes / Step, 0);

        // What would be rounded to 1024 belongs to the next unit.
        while (size >= Step - 0.5 && unit < _units.Length - 1)
        {
            (size, unit) = (size / Step, unit + 1);
        }

        var digits = size < 9.95 ? "0.#" : "0";
        return $"{size.ToString(digits, CultureInfo.InvariantCulture)} {_units[unit]}";
    }
}
