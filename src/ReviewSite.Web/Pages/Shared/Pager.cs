namespace ReviewSite.Web.Pages.Shared;

/// <param name="Page">From 1.</param>
/// <param name="Total">How many entries there are on all pages.</param>
/// <param name="AddressOf">The address of a page, all else the same.</param>
public sealed record Pager(int Page, int Total, Func<int, string> AddressOf)
{
    /// <summary>Entries on a page, unless told.</summary>
    public const int Size = 50;

    public int PerPage { get; init; } = Size;

    public int Pages => Math.Max(1, (Total + PerPage - 1) / PerPage);

    public int Skipped => (Page - 1) * PerPage;
}
