using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Settings;
using EndpointDescription = Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription;

namespace ReviewSite.Web.Api;

/// <summary>
/// The document that describes the API, <c>/openapi/v1.json</c>: OpenAPI 3.1, made from the routes and the records that
/// they answer with, so that it cannot differ from what is served.
/// </summary>
internal static class ApiDescription
{
    private const string Name = "v1";
    private const string Token = "token";

    public static void AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi(
            Name,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = route =>
                    route.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
                options.AddDocumentTransformer(DescribeAsync);
                options.AddOperationTransformer(DescribeAsync);
                options.AddSchemaTransformer((schema, context, _) => ApiSchemas.DescribeAsync(schema, context));
            }
        );

    public static void MapApiDescription(this IEndpointRouteBuilder app) =>
        app.MapOpenApi($"/openapi/{Name}.json")
            .WithMetadata(new HttpMethodMetadata(ApiEndpoints.Reading))
            .RequireCors(OpenAddressAttribute.CorsPolicy)
            .WithMetadata(new OpenAddressAttribute(), new QuotaAttribute(), new CachedPageAttribute());

    private static Task DescribeAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellation
    )
    {
        document.Info = new OpenApiInfo
        {
            Title = "ReviewSite API",
            Version = Name,
            Description =
                "Films, reviews, critics and publications. Unknown values are null, never left out. Every figure "
                + "states its basis: published by the source, counted from the reviews, derived, or estimated.",
        };
        var http = context.ApplicationServices.GetRequiredService<IHttpContextAccessor>().HttpContext!;
        var origin = context.ApplicationServices.GetRequiredService<SiteOptions>().Absolute(http, "/");
        document.Servers = [new OpenApiServer { Url = origin.TrimEnd('/') }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "Created by an administrator of the site. Reading does not require one.",
        };
        foreach (var path in document.Paths.Values)
        {
            path.Operations?.Remove(HttpMethod.Head);
        }

        document.Tags = document
            .Paths.Values.SelectMany(p => p.Operations!.Values)
            .SelectMany(o => o.Tags!)
            .Select(t => t.Reference.Id!)
            .Distinct()
            .Select(name => new OpenApiTag { Name = name })
            .ToHashSet();
        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellation
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.OperationId = NameOf(context.Description);
        operation.Tags = new HashSet<OpenApiTagReference>
        {
            new(PartsOf(context.Description).First(), context.Document),
        };
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.Name == "slug"))
        {
            parameter.Description = "As in the address of its page.";
            parameter.Example = ExampleOf(context.Description.RelativePath);
        }

        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.Name == "position"))
        {
            parameter.Description = "The review's position among the film's reviews, from 1.";
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" };
            parameter.Example = 1;
        }

        foreach (var field in metadata.OfType<QueryFieldAttribute>())
        {
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = field.Name,
                    In = ParameterLocation.Query,
                    Description = field.About,
                    Required = field.IsRequired,
                    Schema = ApiSchemas.Of(field),
                    Example = ApiSchemas.ExampleOf(field),
                }
            );
        }

        foreach (var header in metadata.OfType<HeaderFieldAttribute>())
        {
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = header.Name,
                    In = ParameterLocation.Header,
                    Description = header.About,
                    Required = header.IsRequired,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                }
            );
        }

        if (metadata.OfType<BodyAttribute>().SingleOrDefault() is { } body)
        {
            var schema = await SchemaOfAsync(body, context, cancellation);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = body.Types.ToDictionary(t => t, _ => new OpenApiMediaType { Schema = schema }),
            };
        }

        if (metadata.OfType<ApiScopeAttribute>().SingleOrDefault() is { } scope)
        {
            var token = new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(Token, context.Document)] = [],
            };
            operation.Security = [token];
            if (scope.IsPublic)
            {
                operation.Security.Insert(0, []);
            }
            else
            {
                operation.Description = $"Needs a token with the scope “{EnumWord.Of(scope.Scope)}”.";
            }
        }

        ApiHeaders.Describe(operation, isList: metadata.OfType<QueryFieldAttribute>().Contains(ApiQuery.CursorField));
    }

    private static async Task<IOpenApiSchema> SchemaOfAsync(
        BodyAttribute body,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellation
    )
    {
        var schema = await context.GetOrCreateSchemaAsync(body.Content, cancellationToken: cancellation);
        if (schema.Properties is not { } fields)
        {
            return schema;
        }

        schema.Required = body.Required.ToHashSet();
        foreach (var field in schema.Required.Select(name => (OpenApiSchema)fields[name]))
        {
            field.Type &= ~JsonSchemaType.Null;
        }

        context.Document!.AddComponent(body.Content.Name, schema);
        return new OpenApiSchemaReference(body.Content.Name, context.Document);
    }

    private static JsonNode? ExampleOf(string? path) =>
        path switch
        {
            not null when path.Contains("films/", StringComparison.Ordinal) => "pusher",
            not null when path.Contains("critics/", StringComparison.Ordinal) => "noel-murray",
            _ => null,
        };

    /// <summary>The parts of its path below <c>/api/v1</c>.</summary>
    private static IEnumerable<string> PartsOf(EndpointDescription endpoint) =>
        endpoint.RelativePath!.Split('/').SkipWhile(p => p is "api" or Name);

    /// <summary>
    /// The name that programs written from the document give the operation: <c>getFilmsBySlug</c> for
    /// <c>GET /films/{slug}</c>.
    /// </summary>
    private static string NameOf(EndpointDescription endpoint)
    {
        var words = PartsOf(endpoint).Select(p => p.StartsWith('{') ? "By" + Capital(p.Trim('{', '}')) : Capital(p));
        return endpoint.HttpMethod!.ToLowerInvariant() + string.Concat(words);

        static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
    }
}
