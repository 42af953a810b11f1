using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReviewSite.Domain;

namespace ReviewSite.Web.MediaServers;

/// <summary>The films of a Jellyfin server, through its API.</summary>
internal sealed class JellyfinLibrary : IDisposable
{
    private const int PageSize = 200;
    private const string Imdb = "Imdb";
    private const string Rating = "CriticRating";

    /// <summary>
    /// To change one field, all must be sent, and Jellyfin clears missing ones; these are the fields that it returns
    /// only if they are requested. People are the exception: they are kept if they are not sent.
    /// </summary>
    private const string EveryField =
        "CustomRating,DateCreated,Genres,OriginalTitle,Overview,ProductionLocations,ProviderIds,Settings,SortName,"
        + "Studios,Taglines,Tags";

    private readonly HttpClient _http = new();

    /// <param name="url">The address of the server, including its base path, if any.</param>
    /// <param name="key">An API key.</param>
    public JellyfinLibrary(Uri url, string key)
    {
        _http.BaseAddress = new Uri(url.AbsoluteUri.TrimEnd('/') + "/");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("MediaBrowser", $"Token=\"{key}\"");
    }

    /// <summary>The films that have an IMDb id.</summary>
    /// <exception cref="InvalidInputException">The server cannot be used.</exception>
    public async IAsyncEnumerable<JellyfinFilm> FilmsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var (start, total) = (0, 1);
        while (start < total)
        {
            var page = await ItemsAsync(
                $"recursive=true&includeItemTypes=Movie&hasImdbId=true&fields=ProviderIds&sortBy=SortName&"
                    + string.Create(CultureInfo.InvariantCulture, $"startIndex={start}&limit={PageSize}"),
                cancellation
            );
            var items = page["Items"]!.AsArray();
            foreach (var item in items)
            {
                yield return new JellyfinFilm(
                    item!["Id"]!.GetValue<string>(),
                    item["Name"]?.GetValue<string>() ?? "",
                    item["ProviderIds"]?[Imdb]?.GetValue<string>(),
                    item[Rating]?.GetValue<double>()
                );
            }

            total = items.Count == 0 ? 0 : page["TotalRecordCount"]!.GetValue<int>();
            start += items.Count;
        }
    }

    /// <summary>Sets the critic rating, 0 to 100, and nothing else.</summary>
    /// <exception cref="InvalidInputException">The server cannot be used, or does not let this key write.</exception>
    public async Task RateAsync(JellyfinFilm film, int score, CancellationToken cancellation)
    {
        var page = await ItemsAsync($"ids={Uri.EscapeDataString(film.Id)}&fields={EveryField}", cancellation);
        if (page["Items"] is not JsonArray { Count: 1 } items)
        {
            throw new InvalidInputException($"Jellyfin no longer has “{film.Name}”; push again.");
        }

        var item = items[0]!.AsObject();
        item[Rating] = score;
        using var content = JsonContent.Create(item);
        using var response = await SendAsync(
            () =>
                _http.PostAsync(
                    new Uri($"Items/{Uri.EscapeDataString(film.Id)}", UriKind.Relative),
                    content,
                    cancellation
                ),
            cancellation
        );
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> ItemsAsync(string query, CancellationToken cancellation)
    {
        using var response = await SendAsync(
            () => _http.GetAsync(new Uri($"Items?{query}", UriKind.Relative), cancellation),
            cancellation
        );
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            var page = await JsonNode.ParseAsync(body, cancellationToken: cancellation);
            return page is JsonObject { } list && list["Items"] is JsonArray ? page : throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new InvalidInputException(
                $"the server at {_http.BaseAddress} is not Jellyfin; check --url, including its base path, if any.",
                e
            );
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        Func<Task<HttpResponseMessage>> send,
        CancellationToken cancellation
    )
    {
        HttpResponseMessage response;
        try
        {
            response = await send();
        }
        catch (HttpRequestException e)
        {
            throw new InvalidInputException($"cannot reach Jellyfin at {_http.BaseAddress}: {e.Message}", e);
        }
        catch (TaskCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new InvalidInputException($"Jellyfin at {_http.BaseAddress} did not respond in time; try again.", e);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new InvalidInputException(Refusal(response.StatusCode));
        }
    }

    private string Refusal(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                "Jellyfin refused the key; create one under Dashboard, API Keys, and pass it with --key.",
            HttpStatusCode.NotFound => $"there is no Jellyfin at {_http.BaseAddress}; check --url.",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"Jellyfin answered with status {(int)status}; see its log."
            ),
        };
}

/// <param name="Rating">The critic rating, 0 to 100; <c>null</c> if there is none.</param>
internal sealed record JellyfinFilm(string Id, string Name, string? ImdbId, double? Rating);
