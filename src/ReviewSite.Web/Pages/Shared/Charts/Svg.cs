using System.Globalization;

namespace ReviewSite.Web.Pages.Shared.Charts;

/// <summary>
/// Numbers as SVG reads them, whatever the language of the machine, and no longer than an eye can see.
/// </summary>
internal static class Svg
{
    public static string Number(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double share) => $"{Number(share)}%";

    /// <summary>A count that has room over a narrow bar: 999, 1.2k, 45k, 1.4m. The table has it in full.</summary>
    public static string Count(int count) =>
        count switch
        {
            < 1_000 => count.ToString(CultureInfo.InvariantCulture),
            < 9_950 => (count / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + "k",
            < 999_500 => (count / 1e3).ToString("0", CultureInfo.InvariantCulture) + "k",
            _ => (count / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + "m",
        };
}
