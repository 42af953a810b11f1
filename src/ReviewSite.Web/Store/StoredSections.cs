using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>The form in which a collection's sections are stored in its row.</summary>
internal static class StoredSections
{
    public static string Write(IReadOnlyList<CollectionSection> sections) =>
        JsonSerializer.Serialize(sections, StoredSectionsJson.Default.IReadOnlyListCollectionSection);

    public static IReadOnlyList<CollectionSection> Read(string json) =>
        JsonSerializer.Deserialize(json, StoredSectionsJson.Default.IReadOnlyListCollectionSection)
        ?? throw new InvalidOperationException("A collection's stored sections are empty.");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<CollectionSection>))]
internal sealed partial class StoredSectionsJson : JsonSerializerContext;
