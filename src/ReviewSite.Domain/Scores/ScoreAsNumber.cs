using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReviewSite.Domain.Scores;

/// <summary>A score in JSON: its number.</summary>
public sealed class ScoreAsNumber : JsonConverter<Score>
{
    public override Score Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, Score value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
