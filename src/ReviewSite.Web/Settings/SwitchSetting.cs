using ReviewSite.Domain;

namespace ReviewSite.Web.Settings;

/// <summary>A setting that turns something on or off.</summary>
internal static class SwitchSetting
{
    /// <param name="usual">If it is not set.</param>
    /// <exception cref="InvalidInputException">It is neither true nor false.</exception>
    public static bool Read(IConfiguration configuration, string setting, bool usual)
    {
        var text = configuration[setting];
        return text is null ? usual
            : bool.TryParse(text, out var isOn) ? isOn
            : throw new InvalidInputException($"{setting} is “{text}”; expected true or false.");
    }
}
