namespace ReviewSite.Web.Hosting;

/// <summary>
/// Marks what pages of other sites may show: a picture, or, if <paramref name="isFrame"/> is set, a page in a frame.
/// Nothing else of the site may be framed.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenAddressAttribute(bool isFrame = false) : Attribute
{
    /// <summary>Any site may read what programs read; such requests carry no cookies.</summary>
    public const string CorsPolicy = "reading";

    public bool IsFrame => isFrame;

    public static void AddTo(IServiceCollection services) =>
        services.AddCors(cors =>
            cors.AddPolicy(
                CorsPolicy,
                policy =>
                    policy
                        .AllowAnyOrigin()
                        .WithMethods(HttpMethods.Get, HttpMethods.Head)
                        .WithHeaders("If-None-Match")
                        .WithExposedHeaders("ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After")
            )
        );
}
