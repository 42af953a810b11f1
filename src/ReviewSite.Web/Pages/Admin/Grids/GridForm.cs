namespace ReviewSite.Web.Pages.Admin.Grids;

/// <summary>The form of a grid, and what is said around it.</summary>
public sealed record GridForm(GridInput Input, string Back, string Action)
{
    /// <summary>What someone else saved meanwhile.</summary>
    public FormMerge? Merge { get; init; }

    public static string Taken(string slug) =>
        $"Another grid has, or had, the address /grids/{slug}. Choose a different one.";
}
