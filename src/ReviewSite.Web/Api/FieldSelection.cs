using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReviewSite.Web.Api;

/// <summary>A document with only the fields that were asked for.</summary>
internal static class FieldSelection
{
    public static JsonObject Of<T>(T document, IReadOnlySet<string> fields, JsonSerializerOptions json)
        where T : class
    {
        var whole = JsonSerializer.SerializeToNode(document, json.GetTypeInfo(typeof(T)))!.AsObject();
        foreach (var name in whole.Select(f => f.Key).Where(name => !fields.Contains(name)).ToList())
        {
            whole.Remove(name);
        }

        return whole;
    }
}
