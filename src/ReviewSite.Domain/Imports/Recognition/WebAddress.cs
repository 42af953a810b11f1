using ReviewSite.Domain.Reviews;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>Addresses that a browser may follow safely.</summary>
public static class WebAddress
{
    /// <summary>The address if it is http or https and not too long, else <c>null</c>.</summary>
    public static string? Of(string? text) =>
        text is { Length: <= ReviewLimits.Url }
        && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
            ? text.Trim()
            : null;
}
