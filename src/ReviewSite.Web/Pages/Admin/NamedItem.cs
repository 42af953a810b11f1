namespace ReviewSite.Web.Pages.Admin;

/// <summary>A critic or a publication in a list of names.</summary>
public sealed record NamedItem(int Id, string Name);
