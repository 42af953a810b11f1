using ReviewSite.Domain;
using ReviewSite.Web.Settings;

namespace ReviewSite.Web.Imports.Seeding;

/// <param name="IsOn">Whether an empty store is seeded when the site is first served.</param>
/// <param name="Directory">The folder with a subfolder for each film; next to the program by default.</param>
public sealed record SeedOptions(bool IsOn, string Directory)
{
    public const string IsOnSetting = "Seed:IsOn";
    public const string DirectorySetting = "Seed:Directory";

    /// <summary>The names of all of them.</summary>
    internal static readonly IReadOnlyList<string> Settings = [IsOnSetting, DirectorySetting];

    /// <exception cref="InvalidInputException">A setting has an invalid value.</exception>
    public static SeedOptions Read(IConfiguration configuration) =>
        new(
            configuration.ReadSwitch(IsOnSetting, usual: true),
            configuration[DirectorySetting] ?? Path.Combine(AppContext.BaseDirectory, "seed-data")
        );
}
