using Microsoft.AspNetCore.Mvc;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Api.Writing;

/// <summary>Changes by programs. Each needs a token, and uses the same code as the forms.</summary>
internal static class WritingEndpoints
{
    private static readonly HeaderFieldAttribute _ifMatch = new(
        "If-Match",
        "The version that you are changing: the ETag of a GET with your token."
    )
    {
        IsRequired = true,
    };

    private static readonly HeaderFieldAttribute _ifMatchPreview = new(
        "If-Match",
        "The ETag of a preview, to save only what it showed."
    );

    private static readonly HeaderFieldAttribute _key = new(
        IdempotencyKeys.Header,
        "A new value for each change, such as a UUID: if the request is sent again within 24 hours, it is carried "
            + "out only once."
    );

    public static void AddApiWriting(this IServiceCollection services) =>
        services
            .AddSingleton<IdempotencyKeys>()
            .AddSingleton<FilmWriting>()
            .AddSingleton<ReviewWriting>()
            .AddSingleton<ImportWriting>();

    public static void MapApiWriting(this IEndpointRouteBuilder app)
    {
        var films = app.ServiceProvider.GetRequiredService<FilmWriting>();
        var reviews = app.ServiceProvider.GetRequiredService<ReviewWriting>();
        var api = app.MapGroup("/api/v1").WithMetadata(new QuotaAttribute()).AddEndpointFilter(TellProblemAsync);
        const string Review = "/films/{slug}/reviews/{position}";

        api.MapPost(
                "/films",
                (HttpContext context, IdempotencyKeys keys) =>
                    keys.OnceAsync(context, JsonBody.MostBytes, () => films.AddAsync(context))
            )
            .Describe("Adds a film", ApiScopes.Write, StatusCodes.Status201Created)
            .Adds<FilmFields, FilmDocument>("title")
            .Asks();
        api.MapPatch("/films/{slug}", films.ChangeAsync)
            .Describe("Changes a film", ApiScopes.Write, StatusCodes.Status200OK)
            .Changes<FilmChange, FilmDocument>()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithMetadata(ApiConfirmation.QueryField);
        api.MapDelete("/films/{slug}", films.WithdrawAsync)
            .Describe("Withdraws a film", ApiScopes.Write, StatusCodes.Status204NoContent)
            .NeedsVersion();
        api.MapPost(
                "/films/{slug}/reviews",
                (HttpContext context, string slug, IdempotencyKeys keys) =>
                    keys.OnceAsync(context, JsonBody.MostBytes, () => reviews.AddAsync(context, slug))
            )
            .Describe("Adds a review to a film", ApiScopes.Write, StatusCodes.Status201Created)
            .Adds<ReviewFields, ReviewEntry>()
            .Asks()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPatch(Review, reviews.ChangeAsync)
            .Describe("Changes a review", ApiScopes.Write, StatusCodes.Status200OK)
            .Changes<ReviewFields, ReviewEntry>()
            .Asks();
        api.MapDelete(Review, reviews.WithdrawAsync)
            .Describe("Withdraws a review", ApiScopes.Write, StatusCodes.Status204NoContent)
            .NeedsVersion();
        api.MapPost(
                "/imports",
                (HttpContext context, ImportWriting imports, IdempotencyKeys keys) =>
                    keys.OnceAsync(context, ImportWriting.MostBytes, () => imports.ImportAsync(context))
            )
            .Describe("Imports reviews from a text, or shows what that would do", ApiScopes.Import, 200)
            .Produces<ImportDocument>()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .Takes(new BodyAttribute(typeof(string), ImportWriting.Types))
            .TakesKey()
            .WithMetadata([
                _ifMatchPreview,
                new RequestSizeLimitAttribute(ImportWriting.MostBytes + RequestLimits.LargestBody),
                .. ImportWriting.Fields,
            ]);
    }

    private static async ValueTask<object?> TellProblemAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        try
        {
            return await next(context);
        }
        catch (ProblemException problem)
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return problem.Answer;
        }
    }

    private static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder endpoint,
        string summary,
        ApiScopes scope,
        int status
    ) =>
        endpoint
            .WithSummary(summary)
            .Produces(status)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithMetadata(new ApiScopeAttribute(scope));

    /// <param name="required">The fields that have to be sent.</param>
    private static RouteHandlerBuilder Adds<TSent, TAnswer>(
        this RouteHandlerBuilder endpoint,
        params string[] required
    ) =>
        endpoint
            .Takes(new BodyAttribute(typeof(TSent), JsonBody.Type) { Required = required })
            .TakesKey()
            .Produces<TAnswer>(StatusCodes.Status201Created);

    private static RouteHandlerBuilder Changes<TSent, TAnswer>(this RouteHandlerBuilder endpoint) =>
        endpoint
            .Takes(new BodyAttribute(typeof(TSent), JsonBody.Type, JsonBody.PatchType))
            .Produces<TAnswer>()
            .NeedsVersion();

    private static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, BodyAttribute body) =>
        endpoint
            .WithMetadata(body)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static RouteHandlerBuilder TakesKey(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(_key).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static RouteHandlerBuilder Asks(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithMetadata(ApiConfirmation.QueryField)
            .Produces<QuestionsProblem>(StatusCodes.Status409Conflict, "application/problem+json");

    private static RouteHandlerBuilder NeedsVersion(this RouteHandlerBuilder endpoint) =>
        endpoint
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired)
            .WithMetadata(_ifMatch);
}
