using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ReviewSite.Web.Imports;

namespace ReviewSite.Web.Api.Writing;

/// <summary>
/// The JSON that a program sends. A change is a merge patch (RFC 7396): missing fields stay, <c>null</c> clears one.
/// </summary>
internal static class JsonBody
{
    public const string Type = "application/json";
    public const string PatchType = "application/merge-patch+json";

    public const int MostBytes = 256 * 1024;

    /// <param name="stored">What is to be changed; <c>null</c> if something is added.</param>
    /// <exception cref="ProblemException">It is not JSON, or a field is unknown or has the wrong type.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, T? stored = null)
        where T : class
    {
        if (context.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() is not (Type or PatchType))
        {
            throw ProblemException.UnsupportedType($"Send JSON, with the header “Content-Type: {Type}”.");
        }

        var text = (await RequestBody.ReadTextAsync(context, MostBytes)).TrimStart();
        if (text.Length == 0)
        {
            throw ProblemException.OfField("body", "The body is empty. Send a JSON object.");
        }

        if (JsonText.HasHalfPair(text))
        {
            throw ProblemException.OfField(
                "body",
                "A text contains half of a surrogate pair, such as “\\ud83d”: it was cut in the middle of a character. "
                    + "Send whole characters."
            );
        }

        try
        {
            using var body = JsonDocument.Parse(text);
            if (body.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw ProblemException.OfField(
                    "body",
                    $"The body is not a JSON object: it begins with “{text[0]}”, not “{{”."
                );
            }

            return RepeatedKey(body.RootElement) is { } key
                ? throw ProblemException.OfField(
                    "body",
                    $"The key “{key}” is in an object more than once. Send it once."
                )
                : Merge(JsonObject.Create(body.RootElement)!, type, stored);
        }
        catch (JsonException e)
        {
            throw ProblemException.OfField(
                "body",
                string.Create(CultureInfo.InvariantCulture, $"The body is not valid JSON. See line {e.LineNumber + 1}.")
            );
        }
    }

    /// <summary>A key that an object has twice, whose value would be a guess; <c>null</c> if there is none.</summary>
    private static string? RepeatedKey(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().CountBy(p => p.Name).FirstOrDefault(p => p.Value > 1).Key
                ?? value.EnumerateObject().Select(p => RepeatedKey(p.Value)).FirstOrDefault(k => k is not null),
            JsonValueKind.Array => value.EnumerateArray().Select(RepeatedKey).FirstOrDefault(k => k is not null),
            _ => null,
        };

    private static T Merge<T>(JsonObject patch, JsonTypeInfo<T> type, T? stored)
        where T : class
    {
        var names = type.Properties.Select(p => p.Name).ToList();
        var errors = patch
            .Where(p => !names.Contains(p.Key))
            .ToDictionary(p => p.Key, _ => $"There is no such field. You can send {string.Join(", ", names)}.");
        var merged = stored is null ? [] : JsonSerializer.SerializeToNode(stored, type)!.AsObject();
        foreach (var (name, value) in patch.Where(p => names.Contains(p.Key)))
        {
            merged[name] = value?.DeepClone();
            if (!Fits(name, value, type))
            {
                errors[name] = $"This must be {Expected(type.Properties.First(p => p.Name == name).PropertyType)}.";
            }
        }

        return errors.Count == 0
            ? merged.Deserialize(type)!
            : throw ProblemException.OfFields(errors.ToDictionary(e => e.Key, e => new[] { e.Value }));
    }

    private static bool Fits<T>(string name, JsonNode? value, JsonTypeInfo<T> type)
    {
        try
        {
            new JsonObject { [name] = value?.DeepClone() }.Deserialize(type);
            return value is not JsonArray list || list.All(item => item is not null);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Expected(Type type) =>
        type == typeof(string) ? "a string or null"
        : type == typeof(int?) ? "a whole number or null"
        : "an array of strings or null";
}
