using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReviewSite.Web.Tests.Commands;

/// <summary>
/// As much of Jellyfin's API as the push needs, on a port of its own: it leaves fields out of its items unless they are
/// asked for, and clears what is missing from an item that is sent back.
/// </summary>
internal sealed class JellyfinServer : IAsyncDisposable
{
    public const string Key = "0123456789abcdef";

    private static readonly string[] _onRequest =
    [
        "CustomRating",
        "DateCreated",
        "Genres",
        "OriginalTitle",
        "Overview",
        "ProductionLocations",
        "ProviderIds",
        "Studios",
        "Taglines",
        "Tags",
    ];

    private static readonly string[] _settings =
    [
        "ForcedSortName",
        "LockData",
        "LockedFields",
        "PreferredMetadataCountryCode",
        "PreferredMetadataLanguage",
    ];

    private readonly WebApplication _app;
    private readonly List<JsonObject> _items = [];

    private JellyfinServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single() + "/jellyfin";

    /// <summary>How often an item was changed.</summary>
    public int Writes { get; private set; }

    public static async Task<JellyfinServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new JellyfinServer(builder.Build());
        server._app.Use(server.CheckKeyAsync);
        server._app.MapGet("/jellyfin/Items", server.List);
        server._app.MapPost("/jellyfin/Items/{id}", server.ChangeAsync);
        await server._app.StartAsync();
        return server;
    }

    public void Add(string name, string? imdb, double? rating) =>
        _items.Add(
            new JsonObject
            {
                ["Id"] = $"id{_items.Count}",
                ["Name"] = name,
                ["Type"] = "Movie",
                ["CriticRating"] = rating,
                ["CommunityRating"] = 7.3,
                ["OfficialRating"] = "R",
                ["ProductionYear"] = 1996,
                ["PremiereDate"] = "1996-08-30T00:00:00.0000000Z",
                ["AspectRatio"] = "16:9",
                ["Genres"] = new JsonArray("Crime"),
                ["Tags"] = new JsonArray("seen"),
                ["Taglines"] = new JsonArray("You don't have a chance."),
                ["Studios"] = new JsonArray(new JsonObject { ["Name"] = "Balboa", ["Id"] = "b" }),
                ["Overview"] = "A week. “Ærø”",
                ["OriginalTitle"] = "Pusher",
                ["CustomRating"] = "X",
                ["DateCreated"] = "2020-01-01T00:00:00.0000000Z",
                ["ProductionLocations"] = new JsonArray("Denmark"),
                ["ForcedSortName"] = "pusher 1",
                ["LockData"] = true,
                ["LockedFields"] = new JsonArray("Overview"),
                ["PreferredMetadataCountryCode"] = "DK",
                ["PreferredMetadataLanguage"] = "da",
                ["ProviderIds"] = new JsonObject { ["Tmdb"] = "11330", ["Imdb"] = imdb },
            }
        );

    /// <summary>What is stored of each film, as JSON.</summary>
    public IReadOnlyList<JsonObject> Films => _items;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Task CheckKeyAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.Authorization == $"MediaBrowser Token=\"{Key}\"")
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private JsonObject List(HttpRequest request)
    {
        var query = request.Query;
        var asked = query["fields"].ToString().Split(',');
        var ids = query["ids"].ToString();
        var found =
            ids.Length > 0
                ? _items.Where(i => i["Id"]!.GetValue<string>() == ids).ToList()
                : _items.Where(i => i["ProviderIds"]!["Imdb"] is not null).ToList();
        var start = int.Parse(query["startIndex"].FirstOrDefault() ?? "0", provider: null);
        return new JsonObject
        {
            ["Items"] = new JsonArray([.. found.Skip(start).Take(2).Select(i => Answer(i, asked))]),
            ["TotalRecordCount"] = found.Count,
            ["StartIndex"] = start,
        };
    }

    private static JsonObject Answer(JsonObject item, string[] asked)
    {
        var told = item.DeepClone().AsObject();
        foreach (var field in _onRequest.Except(asked).Concat(asked.Contains("Settings") ? [] : _settings))
        {
            told.Remove(field);
        }

        return told;
    }

    private async Task<IResult> ChangeAsync(string id, HttpRequest request)
    {
        var sent = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        var stored = _items.Single(i => i["Id"]!.GetValue<string>() == id);
        foreach (var field in stored.Select(f => f.Key).Where(f => f is not ("Id" or "Type")).ToList())
        {
            stored[field] = sent[field]?.DeepClone();
        }

        Writes++;
        return Results.NoContent();
    }
}
