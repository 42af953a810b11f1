namespace ReviewSite.Web.Pages.Shared;

/// <param name="Page">From 1.</param>
/// <param name="Total">How many entries there are on all pages.</param>
/// <param name="AddressOf">The address of a page, all else the same.</param>
public sealed record Pager(int Page, int Total, Func<int, string> AddressOf)
{
    /// <summary>Entries on a page.</summary>
    public const int Size = 50;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public int Skipped => (Page - 1) * Size;
}
