using System.Globalization;
using ReviewSite.Domain;

namespace ReviewSite.Web.Settings;

/// <summary>A setting that limits how many requests one network may make in a minute.</summary>
internal static class LimitSetting
{
    /// <param name="usual">If it is not set.</param>
    /// <returns>0 for no limit.</returns>
    /// <exception cref="InvalidInputException">It is not a whole number.</exception>
    public static int Read(IConfiguration configuration, string setting, int usual)
    {
        var text = configuration[setting];
        return text is null ? usual
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new InvalidInputException($"{setting} is “{text}”; expected a whole number, 0 for no limit.");
    }
}
