using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Api.Writing;

/// <summary>A program with a token, or without one.</summary>
internal sealed class ApiProgram(HttpClient client, string? token)
{
    public ApiProgram(Site site, string? token)
        : this(site.Client, token) { }

    public const ApiScopes Everything = ApiScopes.Read | ApiScopes.Write | ApiScopes.Import;

    public static async Task<ApiProgram> OfAsync(Site site) => new(site, await TokenAsync(site));

    /// <summary>A token of somebody who may sign in.</summary>
    public static async Task<string> TokenAsync(
        Site site,
        ApiScopes scopes = Everything,
        Role role = Role.Editor,
        string email = "ed@site.example",
        string name = "Sync"
    )
    {
        (await Person.SignedInAsync(site, role, email)).Dispose();
        var owner = await site.ReadAsync(db =>
            db.Accounts.Where(a => a.Email == email).Select(a => a.Id).SingleAsync()
        );
        var tokens = site.Services.GetRequiredService<ApiTokens>();
        return (await tokens.CreateAsync(name, owner, scopes, TimeSpan.FromDays(30), default))!;
    }

    /// <summary>The same program at another site, or another node.</summary>
    public ApiProgram On(Site site) => new(site, token);

    /// <param name="known">The tags of the answers that it has.</param>
    public Task<Reply> GetAsync(string address, string? known = null) =>
        SendAsync(HttpMethod.Get, address, body: null, ("If-None-Match", known));

    public async Task<string> VersionAsync(string address) => (await GetAsync(address)).Tag!;

    public Task<Reply> PostAsync(string address, string body, string? key = null) =>
        SendAsync(HttpMethod.Post, address, body, ("Idempotency-Key", key));

    public Task<Reply> PatchAsync(string address, string body, string? version) =>
        SendAsync(HttpMethod.Patch, address, body, ("If-Match", version));

    public Task<Reply> DeleteAsync(string address, string? version) =>
        SendAsync(HttpMethod.Delete, address, body: null, ("If-Match", version));

    public Task<Reply> ImportAsync(string query, string text, params (string Name, string? Value)[] headers) =>
        SendAsync(HttpMethod.Post, $"/api/v1/imports?{query}", text, [("Content-Type", "text/plain"), .. headers]);

    public Task<Reply> SendAsync(
        HttpMethod method,
        string address,
        string? body = null,
        params (string Name, string? Value)[] headers
    ) => SendBytesAsync(method, address, body is null ? null : Encoding.UTF8.GetBytes(body), headers);

    public async Task<Reply> SendBytesAsync(
        HttpMethod method,
        string address,
        byte[]? body,
        params (string Name, string? Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null)
        {
            var type = headers.LastOrDefault(h => h.Name == "Content-Type").Value ?? "application/json";
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers.Where(h => h is { Name: not "Content-Type", Value: not null }))
        {
            _ =
                request.Headers.TryAddWithoutValidation(name, value)
                || request.Content!.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Reply(response.StatusCode, text, response.Headers.ETag?.ToString())
        {
            Location = response.Headers.Location?.ToString(),
            Challenge = response.Headers.WwwAuthenticate.ToString(),
            CacheControl = response.Headers.CacheControl?.ToString(),
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }
}

internal sealed record Reply(HttpStatusCode Status, string Text, string? Tag)
{
    public string? Location { get; init; }

    public string? Challenge { get; init; }

    public string? CacheControl { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Detail => Json["detail"]?.GetValue<string>();

    /// <summary>The fields that the problem names, in order.</summary>
    public string Fields =>
        string.Join(' ', Json["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal));
}
