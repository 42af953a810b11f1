using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ReviewSite.Web.Api.Writing;

/// <summary>The response to a change, in a form that can be stored and sent again.</summary>
/// <param name="Location">The absolute address of what was written.</param>
/// <param name="Body">JSON; <c>null</c> if there is nothing to say.</param>
internal sealed record WrittenAnswer(int Status, string? Location, string? EntityTag, string? Body) : IResult
{
    public static WrittenAnswer Of<T>(HttpContext context, int status, string? location, string? entityTag, T document)
    {
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return new WrittenAnswer(status, location, entityTag, JsonSerializer.Serialize(document, json));
    }

    public static WrittenAnswer Withdrawn { get; } = new(StatusCodes.Status204NoContent, null, null, null);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (EntityTag is not null)
        {
            response.Headers.ETag = EntityTag;
        }

        if (Body is not null)
        {
            response.ContentType = "application/json; charset=utf-8";
            await response.WriteAsync(Body, httpContext.RequestAborted);
        }
    }
}
