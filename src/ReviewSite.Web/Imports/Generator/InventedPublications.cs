namespace ReviewSite.Web.Imports.Generator;

/// <summary>Plausible names of papers and sites.</summary>
internal sealed class InventedPublications(InventedNames names)
{
    private static readonly string[] _kinds =
    [
        "Herald",
        "Times",
        "Post",
        "Gazette",
        "Tribune",
        "Courier",
        "Observer",
        "Review",
        "Chronicle",
        "Weekly",
        "Screen",
        "Film Journal",
    ];

    public string Draw(Random random) =>
        $"{(random.Happens(0.3) ? "The " : "")}{random.Pick(names.Places)} {random.Pick(_kinds)}";
}
