namespace ReviewSite.Web.Pages.Shared;

/// <summary>A list in pages: which one is shown, and links to the others.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Total">How many entries there are on all pages.</param>
/// <param name="AddressOf">The address of a page, with everything else unchanged.</param>
public sealed record Pager(int Page, int Total, Func<int, string> AddressOf)
{
    /// <summary>Entries on a page, by default.</summary>
    public const int Size = 50;

    public int PerPage { get; init; } = Size;

    public int Pages => Math.Max(1, (Total + PerPage - 1) / PerPage);

    public int Skipped => (Page - 1) * PerPage;

    /// <summary>The pages to link to: the first, the last and those around this one; <c>null</c> for a gap.</summary>
    public IEnumerable<int?> Numbers()
    {
        const int Around = 2;
        var before = 0;
        foreach (
            var page in Enumerable.Range(Page - Around, (2 * Around) + 1).Append(1).Append(Pages).Distinct().Order()
        )
        {
            if (page < 1 || page > Pages)
            {
                continue;
            }

            if (page > before + 1)
            {
                yield return page == before + 2 ? page - 1 : null;
            }

            yield return page;
            before = page;
        }
    }
}
