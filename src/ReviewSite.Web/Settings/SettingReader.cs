using System.Globalization;
using ReviewSite.Domain;

namespace ReviewSite.Web.Settings;

/// <summary>Reads settings that are not texts; each has a default if it is not set.</summary>
internal static class SettingReader
{
    /// <summary>A setting that turns something on or off.</summary>
    /// <exception cref="InvalidInputException">It is neither true nor false.</exception>
    public static bool ReadSwitch(this IConfiguration configuration, string setting, bool usual) =>
        configuration.Read(setting, usual, t => bool.TryParse(t, out var isOn) ? isOn : null, "true or false");

    /// <summary>A setting that limits how many requests one network may make in a minute; 0 for no limit.</summary>
    /// <exception cref="InvalidInputException">It is not a whole number.</exception>
    public static int ReadLimit(this IConfiguration configuration, string setting, int usual) =>
        configuration.Read(
            setting,
            usual,
            t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            "a whole number, 0 for no limit"
        );

    private static T Read<T>(
        this IConfiguration configuration,
        string setting,
        T usual,
        Func<string, T?> parse,
        string expected
    )
        where T : struct =>
        configuration[setting] is not { } text
            ? usual
            : parse(text) ?? throw new InvalidInputException($"{setting} is “{text}”; expected {expected}.");
}
