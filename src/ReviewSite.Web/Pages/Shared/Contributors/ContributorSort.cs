namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>An order of critics or publications; those that cannot be compared with others come last.</summary>
public sealed record ContributorSort(string Key, string Label)
{
    public static readonly ContributorSort Name = new("name", "Name");
    public static readonly ContributorSort MostReviews = new("reviews", "Most reviews");
    public static readonly ContributorSort Kindest = new("kindest", "Kindest");
    public static readonly ContributorSort Harshest = new("harshest", "Harshest");

    public static IReadOnlyDictionary<string, ContributorSort> All { get; } =
        new[] { Name, MostReviews, Kindest, Harshest }.ToDictionary(s => s.Key);
}
