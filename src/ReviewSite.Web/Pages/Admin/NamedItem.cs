namespace ReviewSite.Web.Pages.Admin;

/// <summary>A critic or a publication by its name.</summary>
public sealed record NamedItem(int Id, string Name);

/// <summary>A critic or a publication in a list of names.</summary>
public sealed record NameRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string NameKey { get; init; }

    public required string Slug { get; init; }

    public required int Reviews { get; init; }

    /// <summary>The weight of a publication.</summary>
    public decimal? Weight { get; init; }

    /// <summary>Whether a publication is the site owner's own.</summary>
    public bool IsOurs { get; init; }
}
