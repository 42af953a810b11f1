namespace ReviewSite.Web.Pages.Admin.Collections;

/// <summary>The form of a collection, and what is said around it.</summary>
public sealed record CollectionForm(CollectionInput Input, string Back, string Action)
{
    /// <summary>What someone else saved meanwhile.</summary>
    public FormMerge? Merge { get; init; }

    public static string Taken(string slug) =>
        $"Another collection has, or had, the address /collections/{slug}. Choose a different one.";
}
