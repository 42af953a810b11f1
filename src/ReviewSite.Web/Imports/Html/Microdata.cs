using AngleSharp.Dom;

namespace ReviewSite.Web.Imports.Html;

/// <summary>Reads the attributes <c>itemscope</c>, <c>itemtype</c> and <c>itemprop</c>.</summary>
internal static class Microdata
{
    private const int Deepest = 10;

    public static SchemaItem Read(IElement item) => Read(item, 0);

    private static SchemaItem Read(IElement item, int depth)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var items = new Dictionary<string, SchemaItem>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, element) in Properties(item))
        {
            if (element.HasAttribute("itemscope"))
            {
                _ = depth < Deepest && items.TryAdd(name, Read(element, depth + 1));
            }
            else
            {
                texts.TryAdd(name, Value(element).Trim());
            }
        }

        return new SchemaItem(Types(item), texts, items);
    }

    private static IReadOnlyList<string> Types(IElement item) =>
        [.. (item.GetAttribute("itemtype") ?? "").Split(' ').Select(t => t[(t.LastIndexOf('/') + 1)..])];

    /// <summary>The properties of this item alone: those inside an inner item belong to that.</summary>
    private static IEnumerable<(string Name, IElement Element)> Properties(IElement parent)
    {
        foreach (var child in parent.Children)
        {
            foreach (
                var name in (child.GetAttribute("itemprop") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            )
            {
                yield return (name, child);
            }

            if (!child.HasAttribute("itemscope"))
            {
                foreach (var inner in Properties(child))
                {
                    yield return inner;
                }
            }
        }
    }

    private static string Value(IElement element) =>
        element.GetAttribute("content")
        ?? element.GetAttribute("datetime")
        ?? element.GetAttribute("href")
        ?? element.TextContent;
}
