using Microsoft.OpenApi;

namespace ReviewSite.Web.Api;

/// <summary>What the description of the API says of the headers of responses.</summary>
internal static class ApiHeaders
{
    private static readonly (string Name, string About) _tag = (
        "ETag",
        "The version of the response, for If-None-Match and, with a token, for If-Match."
    );

    private static readonly (string Name, string About) _link = (
        "Link",
        "The address of the next page (rel=\"next\"), if there is one."
    );

    public static void Describe(OpenApiOperation operation, bool isList)
    {
        foreach (var (status, response) in operation.Responses!)
        {
            if (response is OpenApiResponse described)
            {
                described.Headers = HeadersOf(status, isList, hasTag: operation.Responses!.ContainsKey("304"))
                    .ToDictionary(h => h.Name, IOpenApiHeader (h) => HeaderOf(h.About));
            }
        }
    }

    private static IEnumerable<(string Name, string About)> HeadersOf(string status, bool isList, bool hasTag) =>
        (status, isList) switch
        {
            ("200", true) => [_tag, _link],
            ("200" or "304", _) when hasTag => [_tag],
            ("200" or "201", _) => [_tag, ("Location", "The address of what was saved.")],
            ("301", _) => [("Location", "Where it is now.")],
            ("429" or "503", _) => [("Retry-After", "How many seconds to wait.")],
            _ => [],
        };

    private static OpenApiHeader HeaderOf(string about) =>
        new()
        {
            Description = about,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
