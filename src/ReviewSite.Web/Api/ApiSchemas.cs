using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Web.Api;

/// <summary>What the description of the API says of the values that are sent and answered.</summary>
internal static class ApiSchemas
{
    /// <summary>A field or a document of the JSON.</summary>
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonTypeInfo.OriginatingResolver is ApiJson && schema.Properties is { } properties)
        {
            // What is not known is null: no answer leaves a field out.
            schema.Required = properties.Keys.ToHashSet();
        }

        var field = context.JsonPropertyInfo?.AttributeProvider;
        if (field?.GetCustomAttributes(typeof(OneOfAttribute), inherit: false) is [OneOfAttribute oneOf])
        {
            var scale = context.ApplicationServices.GetRequiredService<VerdictScale>();
            JsonNode[] missing = schema.Type?.HasFlag(JsonSchemaType.Null) == true ? [JsonNullSentinel.JsonNull] : [];
            schema.Enum = [.. oneOf.ValuesOn(scale), .. missing];
        }

        return Task.CompletedTask;
    }

    public static OpenApiSchema Of(QueryFieldAttribute field)
    {
        var schema = new OpenApiSchema { Type = TypeOf(field), Format = field.Format };
        if (field.Range is { } range)
        {
            schema.Minimum = range.Low.ToString(CultureInfo.InvariantCulture);
            schema.Maximum = range.High.ToString(CultureInfo.InvariantCulture);
        }

        if (field.Choices.Count > 0 && schema.Type != JsonSchemaType.Boolean)
        {
            schema.Enum = [.. field.Choices.Select(c => ValueOf(field, c)!)];
        }

        schema.Default = ValueOf(field, field.Default);
        return schema;
    }

    public static JsonNode? ExampleOf(QueryFieldAttribute field) => ValueOf(field, field.Example);

    private static JsonNode? ValueOf(QueryFieldAttribute field, string? text) =>
        text is null ? null
        : TypeOf(field) == JsonSchemaType.Integer ? int.Parse(text, CultureInfo.InvariantCulture)
        : text;

    private static JsonSchemaType TypeOf(QueryFieldAttribute field) =>
        field.Choices.Count > 0 && field.Choices.All(ApiQuery.OnOrOff.ContainsKey) ? JsonSchemaType.Boolean
        : field.Range is not null || (field.Choices.Count > 0 && field.Choices.All(IsNumber)) ? JsonSchemaType.Integer
        : JsonSchemaType.String;

    private static bool IsNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
