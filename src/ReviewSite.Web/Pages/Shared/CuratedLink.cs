namespace ReviewSite.Web.Pages.Shared;

/// <summary>A page that editors put together, in a list of such pages.</summary>
/// <param name="Size">How much it has, such as "3 films".</param>
public sealed record CuratedLink(string Address, string Title, string? Description, string Size);
