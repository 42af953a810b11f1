using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Store;

/// <summary>The form in which a film's summary lies in its row.</summary>
internal static class StoredSummary
{
    public static string Write(FilmSummary summary) =>
        JsonSerializer.Serialize(summary, StoredSummaryJson.Default.FilmSummary);

    public static FilmSummary Read(string json) =>
        JsonSerializer.Deserialize(json, StoredSummaryJson.Default.FilmSummary)
        ?? throw new InvalidOperationException("A film's stored summary is empty.");

    public static bool AreSame(FilmSummary? left, FilmSummary? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && Write(left) == Write(right));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true
)]
[JsonSerializable(typeof(FilmSummary))]
internal sealed partial class StoredSummaryJson : JsonSerializerContext;
