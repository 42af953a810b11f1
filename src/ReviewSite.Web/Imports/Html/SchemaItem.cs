using System.Text.Json;

namespace ReviewSite.Web.Imports.Html;

/// <summary>A schema.org item: its types, its texts and its inner items.</summary>
internal sealed record SchemaItem(
    IReadOnlyList<string> Types,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<string, SchemaItem> Items
)
{
    private const int Deepest = 40;

    public bool IsA(string type) => Types.Contains(type, StringComparer.OrdinalIgnoreCase);

    public string? Text(params ReadOnlySpan<string> properties)
    {
        foreach (var property in properties)
        {
            if (Texts.TryGetValue(property, out var text) && text.Length > 0)
            {
                return text;
            }
        }

        return null;
    }

    public SchemaItem? Item(string property) => Items.GetValueOrDefault(property);

    /// <summary>The property's text, or the name of the person or organization that it is.</summary>
    public string? Name(string property) => Text(property) ?? Item(property)?.Text("name");

    /// <summary>Every thing in the data, the inner ones after those around them.</summary>
    public static IEnumerable<SchemaItem> All(JsonElement element, int depth = 0) =>
        element.ValueKind switch
        {
            _ when depth > Deepest => [],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(e => All(e, depth + 1)),
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(p => All(p.Value, depth + 1))
                .Prepend(Of(element, depth)),
            _ => [],
        };

    private static SchemaItem Of(JsonElement element, int depth)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var items = new Dictionary<string, SchemaItem>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in element.EnumerateObject())
        {
            var name = JsonText.NameOf(property);
            var value =
                property.Value is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > 0
                    ? array[0]
                    : property.Value;
            if (
                value.ValueKind == JsonValueKind.Object
                && depth < Deepest
                && name
                    is "author"
                        or "creator"
                        or "publisher"
                        or "sourceOrganization"
                        or "reviewRating"
                        or "affiliation"
                        or "worksFor"
                        or "isPartOf"
            )
            {
                items[name] = Of(value, depth + 1);
            }
            else if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                texts[name] = TextOf(value).Trim();
            }
        }

        return new SchemaItem(TypesOf(element), texts, items);
    }

    private static IReadOnlyList<string> TypesOf(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out var type))
        {
            return [];
        }

        var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(TextOf) : [TextOf(type)];
        return [.. types.Select(t => t[(t.LastIndexOf('/') + 1)..])];
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? JsonText.Of(value) ?? "" : value.GetRawText();
}
