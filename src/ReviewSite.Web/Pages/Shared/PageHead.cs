using Microsoft.AspNetCore.Html;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>What a page tells search engines, previews and feed readers; a page sets it as <c>Head</c>.</summary>
/// <param name="Canonical">The address under which the page is to be known, from the root.</param>
public sealed record PageHead(string Canonical)
{
    /// <summary>The address of its feed, without the ending.</summary>
    public string? Feed { get; init; }

    /// <summary>The fields of the feed's address.</summary>
    public string? FeedQuery { get; init; }

    /// <summary>As Open Graph has it.</summary>
    public string Type { get; init; } = "website";

    public string? Image { get; init; }

    /// <summary>Whether the image was made for previews: 1200 by 630, and it shows what the description says.</summary>
    public bool IsImageWide { get; init; }

    /// <summary>Whether other sites can show it as a card.</summary>
    public bool HasCard { get; init; }

    public string? Previous { get; init; }

    public string? Next { get; init; }

    /// <summary>The same details for search engines.</summary>
    public IHtmlContent? StructuredData { get; init; }

    /// <summary>Of a list in pages, each of which is a page of its own.</summary>
    public static PageHead Of(string canonical, Pager pager) =>
        new(Address.Of(canonical, ("page", Address.PageField(pager.Page))))
        {
            Previous = pager.Page > 1 ? pager.AddressOf(pager.Page - 1) : null,
            Next = pager.Page < pager.Pages ? pager.AddressOf(pager.Page + 1) : null,
        };
}
