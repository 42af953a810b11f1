using System.Text.Encodings.Web;
using System.Text.Unicode;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Web.Api;

/// <summary>The same facts for programs. What is not there is <c>null</c>, never left out.</summary>
internal static class ApiEndpoints
{
    private static readonly string[] _reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        });
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapMethods("/films/{slug}", _reading, FilmEndpoint.GetAsync).WithMetadata(new CachedPageAttribute());

        // Every other address below /api is for programs too: it gets problem details, not a page.
        app.MapMethods("/api/{**rest}", _reading, () => Results.Problem(statusCode: StatusCodes.Status404NotFound));
    }
}
