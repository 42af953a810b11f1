using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Api.Writing;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Api;

/// <summary>The site's data for programs. Missing values are <c>null</c>, never left out.</summary>
internal static class ApiEndpoints
{
    /// <summary>What every address for programs answers.</summary>
    public static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private static readonly HeaderFieldAttribute _ifNoneMatch = new(
        "If-None-Match",
        "The ETag of an earlier response: if nothing has changed since, you get 304."
    );

    public static void AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddHttpContextAccessor();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        });
        OpenAddressAttribute.AddTo(services);
        services.AddApiWriting();
        services.AddApiDescription();
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var films = FilmList.FieldsOf(app.ServiceProvider.GetRequiredService<VerdictScale>());
        var (critics, publications) = (
            new ContributorList(ContributorKind.Critics),
            new ContributorList(ContributorKind.Publications)
        );
        var api = app.MapGroup("/api/v1")
            .RequireCors(OpenAddressAttribute.CorsPolicy)
            .WithMetadata(
                new QuotaAttribute(),
                new OpenAddressAttribute(),
                new ApiScopeAttribute(ApiScopes.Read, isPublic: true)
            );
        api.MapMethods("/films", Reading, FilmList.GetAsync)
            .Describe<ListDocument<FilmEntry>>("Lists films", films)
            // As on the page that lists films by the same fields.
            .WithMetadata(typeof(IndexModel).GetCustomAttribute<CostlyReadAttribute>()!);
        api.MapMethods("/films/{slug}", Reading, FilmEndpoint.GetAsync)
            .Describe<FilmDocument>("Gets a film with its reviews", FilmEndpoint.Fields)
            .MayBeMissing()
            .MayHaveMoved();
        api.MapMethods("/films/{slug}/reviews", Reading, FilmReviewList.GetAsync)
            .Describe<ListDocument<ReviewDocument>>("Lists the reviews of a film", FilmReviewList.Fields)
            .MayBeMissing()
            .MayHaveMoved();
        api.MapMethods("/films/{slug}/reviews/{position}", Reading, ReviewEndpoint.GetAsync)
            .Describe<ReviewEntry>("Gets a review of a film", ReviewEndpoint.Fields)
            .MayBeMissing()
            .MayHaveMoved();
        api.MapMethods("/reviews", Reading, ReviewList.GetAsync)
            .Describe<ListDocument<ReviewEntry>>("Lists reviews, newest first", ReviewList.Fields)
            .WithMetadata(new CostlyReadAttribute("film", "critic", "publication"));
        api.MapMethods("/critics", Reading, critics.ListAsync)
            .Describe<ListDocument<ContributorEntry>>("Lists critics by name", critics.Fields)
            .WithMetadata(new CostlyReadAttribute());
        api.MapMethods("/critics/{slug}", Reading, critics.GetAsync)
            .Describe<ContributorDocument>("Gets a critic", FilmEndpoint.Fields)
            .MayBeMissing()
            .MayHaveMoved()
            .WithMetadata(new CostlyReadAttribute());
        api.MapMethods("/publications", Reading, publications.ListAsync)
            .Describe<ListDocument<ContributorEntry>>("Lists publications by name", publications.Fields)
            .WithMetadata(new CostlyReadAttribute());
        api.MapMethods("/publications/{slug}", Reading, publications.GetAsync)
            .Describe<ContributorDocument>("Gets a publication", FilmEndpoint.Fields)
            .MayBeMissing()
            .MayHaveMoved()
            .WithMetadata(new CostlyReadAttribute());
        api.MapMethods("/collections", Reading, CollectionEndpoints.ListAsync)
            .Describe<ListDocument<CollectionEntry>>("Lists collections, newest first", CollectionEndpoints.ListFields);
        api.MapMethods("/collections/{slug}", Reading, CollectionEndpoints.GetAsync)
            .Describe<CollectionDocument>("Gets a collection with its films", FilmEndpoint.Fields)
            .MayBeMissing()
            .WithMetadata(new CostlyReadAttribute());
        api.MapMethods("/lists", Reading, PollEndpoints.ListAsync)
            .Describe<ListDocument<PollEntry>>("Lists polls of critics, newest first", CollectionEndpoints.ListFields);
        api.MapMethods("/lists/{slug}", Reading, PollEndpoints.GetAsync)
            .Describe<PollDocument>("Gets critics' lists and their result", PollEndpoints.Fields)
            .MayBeMissing()
            .WithMetadata(new CostlyReadAttribute());
        api.MapMethods("/search", Reading, SearchEndpoint.GetAsync)
            .Describe<SearchDocument>("Searches films, names and reviews", SearchEndpoint.Fields)
            .WithMetadata(new CostlyReadAttribute());
        api.MapMethods("/changes", Reading, ChangeList.GetAsync)
            .Describe<ListDocument<ChangeDocument>>("Lists which films changed", ChangeList.Fields);
        app.MapApiWriting();
        app.MapApiDescription();

        // Every other address below /api is for programs too: it returns problem details, not a page.
        app.MapMethods("/api/{**rest}", Reading, () => Results.NotFound()).ExcludeFromDescription();
    }

    /// <summary>An address outside the API that programs read: its responses are cached.</summary>
    /// <param name="fields">The fields of its query; all others are not part of the cache key.</param>
    public static RouteHandlerBuilder WithCachedPage(this RouteHandlerBuilder endpoint, params string[] fields) =>
        endpoint.ExcludeFromDescription().WithMetadata(new CachedPageAttribute(fields));

    private static RouteHandlerBuilder Describe<T>(
        this RouteHandlerBuilder endpoint,
        string summary,
        QueryFieldAttribute[] fields
    ) =>
        endpoint
            .WithSummary(summary)
            .Produces<T>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithMetadata([.. fields, _ifNoneMatch, new CachedPageAttribute([.. fields.Select(f => f.Name)])]);

    private static RouteHandlerBuilder MayBeMissing(this RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>Of a film that has another slug now, or a name that was merged into another.</summary>
    private static RouteHandlerBuilder MayHaveMoved(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces(StatusCodes.Status301MovedPermanently);
}
