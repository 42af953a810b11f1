namespace ReviewSite.Web.Imports.Seeding;

public sealed class SeedOptions
{
    public const string Section = "Seed";

    /// <summary>Whether an empty store is seeded when the site is first served.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>The folder with a subfolder for each film; next to the program by default.</summary>
    public string Directory { get; set; } = Path.Combine(AppContext.BaseDirectory, "seed-data");
}
