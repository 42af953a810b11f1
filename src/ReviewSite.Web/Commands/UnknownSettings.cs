using ReviewSite.Domain;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Dumps;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Imports.Seeding;
using ReviewSite.Web.Settings;

namespace ReviewSite.Web.Commands;

/// <summary>Reports settings that have no effect because their names are not known, for example misspelled.</summary>
internal static partial class UnknownSettings
{
    private const char Separator = ':';
    private const int MostEdits = 2;

    /// <summary>A section where the framework has settings, too.</summary>
    private const string SharedSection = "Logging";

    /// <summary>All settings of the site.</summary>
    public static readonly IReadOnlyList<string> Known =
    [
        ServeOptions.DataDirectory,
        DumpServices.Setting,
        RequestLimits.SearchesSetting,
        RequestLogging.Setting,
        RequestQuotas.Setting,
        SiteMetrics.UrlSetting,
        .. ScaleOptions.Settings,
        .. SeedOptions.Settings,
        .. SiteOptions.Settings,
        .. StoreSettings.Settings,
    ];

    private static readonly HashSet<string> _sections = new(
        Known.Select(SectionOf).Where(s => s != SharedSection),
        StringComparer.OrdinalIgnoreCase
    );

    /// <exception cref="InvalidInputException">A setting of the store is misspelled: the site would serve another
    /// store than the one that is meant.</exception>
    public static void ReportUnknownSettings(this WebApplication app)
    {
        foreach (var (name, meant) in In(app.Configuration))
        {
            if (meant is not null && StoreSettings.Settings.Contains(meant))
            {
                throw new InvalidInputException(
                    $"{name} is not a setting. Did you mean {meant}? Correct or remove it, so that it is clear which "
                        + "database the site is to use."
                );
            }

            if (meant is null)
            {
                LogUnknown(app.Logger, name);
            }
            else
            {
                LogMisspelled(app.Logger, name, meant);
            }
        }
    }

    /// <summary>
    /// Other sections are those of the framework, or variables of other programs: they are only reported if their name
    /// is close to one of the site.
    /// </summary>
    /// <returns>Each with the setting that was probably meant.</returns>
    internal static IEnumerable<(string Name, string? Meant)> In(IConfiguration configuration) =>
        from setting in configuration.AsEnumerable()
        let name = setting.Key
        where setting.Value is not null && name.Contains(Separator, StringComparison.Ordinal)
        where !Known.Contains(name, StringComparer.OrdinalIgnoreCase)
        let meant = Nearest(name)
        where meant is not null || _sections.Contains(SectionOf(name))
        orderby name
        select (name, meant);

    /// <summary>A list in a file has a name for each item, such as Site:TrustedProxies:0.</summary>
    private static string? Nearest(string name) =>
        Known.FirstOrDefault(k => name.StartsWith(k + Separator, StringComparison.OrdinalIgnoreCase))
        ?? EditDistance.Nearest(name, Known, MostEdits);

    private static string SectionOf(string name) => name.Split(Separator)[0];

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Name} is not a setting, and has no effect. See docs/settings.md"
    )]
    private static partial void LogUnknown(ILogger logger, string name);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Name} is not a setting, and has no effect. Did you mean {Meant}?"
    )]
    private static partial void LogMisspelled(ILogger logger, string name, string meant);
}
