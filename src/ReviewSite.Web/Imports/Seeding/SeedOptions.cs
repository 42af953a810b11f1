namespace ReviewSite.Web.Imports.Seeding;

public sealed class SeedOptions
{
    public const string Section = "Seed";

    /// <summary>Whether an empty store is seeded when the site is first served.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>The folder whose folders hold a film each; beside the program unless set.</summary>
    public string Directory { get; set; } = Path.Combine(AppContext.BaseDirectory, "seed-data");
}
