namespace ReviewSite.Web.Imports.Html;

/// <summary>
/// Guards the parser against a page of nothing but opening tags: each open element makes it slower, and a deep tree
/// exhausts the stack.
/// </summary>
internal static class HtmlNesting
{
    /// <summary>Browsers stop at about as many.</summary>
    private const int Deepest = 512;

    /// <summary>Many times what a page of reviews has; more would take longer than an editor waits.</summary>
    private const int MostElements = 150_000;

    private const string ScriptEnd = "</script";

    public static bool IsTooMuch(ReadOnlySpan<char> html)
    {
        // What is left of the page at the end of its last script: from there on, no search for one would end.
        var lastEnd = html.Length - html.LastIndexOf(ScriptEnd, StringComparison.OrdinalIgnoreCase);
        var (depth, elements) = (0, 0);
        var at = html.IndexOf('<');
        while (at >= 0)
        {
            html = html[(at + 1)..];
            depth +=
                html.IsEmpty ? 0
                : html[0] == '/' ? (depth > 0 ? -1 : 0)
                : Opens(html) ? 1
                : 0;
            elements += html.IsEmpty || !char.IsAsciiLetter(html[0]) ? 0 : 1;
            if (depth > Deepest || elements > MostElements)
            {
                return true;
            }

            at =
                IsScript(html) && html.Length >= lastEnd
                    ? html.IndexOf(ScriptEnd, StringComparison.OrdinalIgnoreCase)
                    : html.IndexOf('<');
        }

        return false;
    }

    private static bool IsScript(ReadOnlySpan<char> tag) =>
        tag.StartsWith("script", StringComparison.OrdinalIgnoreCase);

    private static bool Opens(ReadOnlySpan<char> tag)
    {
        var end = tag[..Math.Min(tag.Length, 500)].IndexOf('>');
        return char.IsAsciiLetter(tag[0]) && (end < 1 || tag[end - 1] != '/') && !HasNoEnd(tag);
    }

    /// <summary>Elements that have no end, or whose end is commonly left out.</summary>
    private static bool HasNoEnd(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAnyExceptInRange('a', 'z');
        return (end < 0 ? tag : tag[..end])
            is "br"
                or "img"
                or "meta"
                or "link"
                or "input"
                or "hr"
                or "source"
                or "col"
                or "area"
                or "base"
                or "wbr"
                or "track"
                or "embed"
                or "param"
                or "li"
                or "p"
                or "td"
                or "tr"
                or "th"
                or "dt"
                or "dd"
                or "option";
    }
}
