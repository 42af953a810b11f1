using Microsoft.Net.Http.Headers;
using ReviewSite.Web.Api;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Web.Dumps;

/// <summary>The dump and its metadata.</summary>
internal static class DumpEndpoints
{
    public static void MapDumps(this WebApplication app)
    {
        if (!app.Configuration.GetValue(DumpServices.Setting, defaultValue: true))
        {
            return;
        }

        app.MapMethods("/dumps/catalogue.json", ApiEndpoints.Reading, DescribeAsync)
            .RequireCors(OpenAddressAttribute.CorsPolicy)
            .ExcludeFromDescription();
        app.MapMethods($"/dumps/{CatalogueDump.Name}", ApiEndpoints.Reading, SendAsync)
            .ExcludeFromDescription()
            .WithMetadata(new LongDownloadAttribute());
    }

    private static async Task<IResult> DescribeAsync(CatalogueDump dump, CancellationToken cancellation) =>
        await dump.DescribeAsync(cancellation) is { } document
            ? Results.Json(document, DumpJson.Default.DumpDocument)
            : Missing();

    private static async Task<IResult> SendAsync(
        CatalogueDump dump,
        HttpContext context,
        CancellationToken cancellation
    )
    {
        if (await dump.DescribeAsync(cancellation) is not { } document)
        {
            return Missing();
        }

        context.Response.Headers.CacheControl = CacheControlHeaderValue.NoCacheString;
        context.Response.Headers["Repr-Digest"] =
            $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(document.Sha256))}:";
        return Results.File(
            dump.PathOf(document),
            "application/gzip",
            CatalogueDump.Name,
            document.At,
            new EntityTagHeaderValue($"\"{document.Sha256}\""),
            enableRangeProcessing: true
        );
    }

    private static IResult Missing() =>
        Results.Problem(
            statusCode: StatusCodes.Status404NotFound,
            detail: "No dump has been written yet. The first follows a few minutes after the site's start."
        );
}
