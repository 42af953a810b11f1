using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests;

/// <summary>Someone with a browser of their own: cookies, and forms sent as the page has them.</summary>
public sealed class Person(Site site) : IDisposable
{
    public const string Password = "plum ladder orbit fossil";

    private readonly CookieContainerHandler _cookies = new();
    private HttpClient? _opened;

    /// <summary>What the browser keeps; another may be given the same.</summary>
    public CookieContainer Cookies
    {
        get => _cookies.Container;
        init => _cookies = new CookieContainerHandler(value);
    }

    private HttpClient Client => _opened ??= site.CreateDefaultClient(site.ClientOptions.BaseAddress, _cookies);

    public static async Task<Person> SignedInAsync(Site site, Role role, string email)
    {
        var person = new Person(site);
        var token = await site.Services.GetRequiredService<Invitations>().CreateAsync(email, role, default);
        var sent = await person.SendAsync($"/account/set-up?token={token}", ("Input.Password", Password));
        Assert.Equal((HttpStatusCode.Redirect, "/admin"), (sent.Status, sent.Location));
        return person;
    }

    /// <summary>Asks for a page, and leaves it to the test whether to receive it.</summary>
    public Task<HttpResponseMessage> OpenAsync(string address) =>
        Client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

    public async Task<Answer> GetAsync(string address) =>
        await Answer.OfAsync(await Client.GetAsync(new Uri(address, UriKind.Relative)));

    public Task<HttpResponseMessage> DownloadAsync(string address) =>
        Client.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>Opens a page, fills its first form that has the fields, and sends it.</summary>
    public async Task<Answer> SendAsync(string address, params (string Name, string Value)[] fields) =>
        await SendAsync(address, handler: null, fields);

    public async Task<Answer> SendAsync(string address, string? handler, params (string Name, string Value)[] fields)
    {
        return await SubmitAsync(await GetAsync(address), address, handler, fields);
    }

    /// <summary>
    /// Fills the first form of a page that has the fields, or the handler, and sends it; where the site asks first, the
    /// answer is yes.
    /// </summary>
    public async Task<Answer> SubmitAsync(
        Answer page,
        string address,
        string? handler,
        params (string Name, string Value)[] fields
    )
    {
        var forms = page
            .Page.QuerySelectorAll("main form[method=post]")
            .OfType<IHtmlFormElement>()
            .Where(f => handler == "Undo" || f.Closest(".saved") is null);
        var form = forms.First(f =>
            handler is null
                ? fields.All(field => f.QuerySelector($"[name='{field.Name}']") is not null)
                : f.QuerySelector($"[formaction*='handler={handler}']") is not null
                    || (f.GetAttribute("action") ?? "").Contains($"handler={handler}", StringComparison.Ordinal)
        );
        var values = form
            .Elements.OfType<IHtmlInputElement>()
            .Where(i => i.Type is "hidden" or "text" or "email" or "url" or "date" || i.IsChecked)
            .Select(i => (i.Name!, i.Value))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Select(t => (t.Name!, t.Value)))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(s => (s.Name!, s.Value ?? "")))
            .Where(v => !string.IsNullOrEmpty(v.Item1))
            .ToList();
        foreach (var (name, value) in fields)
        {
            values.RemoveAll(v => v.Item1 == name);
            values.Add((name, value));
        }

        var action = handler is null
            ? form.GetAttribute("action") ?? address
            : form.QuerySelector($"[formaction*='handler={handler}']")?.GetAttribute("formaction")
                ?? form.GetAttribute("action")!;
        var answer = await PostAsync(action, values);
        return answer.Page.QuerySelector("form.confirmation") is IHtmlFormElement asked
            ? await PostAsync(asked.GetAttribute("action")!, FieldsOf(asked))
            : answer;
    }

    /// <summary>The hidden fields of a form, as it is sent without a change.</summary>
    public static IEnumerable<(string Name, string Value)> FieldsOf(IHtmlFormElement form) =>
        [.. form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden").Select(i => (i.Name!, i.Value))];

    public async Task<Answer> UploadAsync(string address, string handler, string field, byte[] file, string name)
    {
        var token = (await GetAsync(address))
            .Page.QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(file), field, name },
        };
        return await Answer.OfAsync(
            await Client.PostAsync(new Uri($"{address}?handler={handler}", UriKind.Relative), content)
        );
    }

    /// <summary>Several files in one form.</summary>
    public async Task<Answer> UploadAsync(
        string address,
        string field,
        IEnumerable<(string Name, byte[] Content)> files,
        params (string Name, string Value)[] fields
    )
    {
        var token = (await GetAsync(address))
            .Page.QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("__RequestVerificationToken", token)))
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, file) in files)
        {
            content.Add(new ByteArrayContent(file), field, name);
        }

        return await Answer.OfAsync(await Client.PostAsync(new Uri(address, UriKind.Relative), content));
    }

    /// <summary>Past any form.</summary>
    public async Task<Answer> PostAsync(string address, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await PostAsync(address, content);
    }

    public async Task<Answer> PostAsync(string address, HttpContent content) =>
        await Answer.OfAsync(await Client.PostAsync(new Uri(address, UriKind.Relative), content));

    /// <summary>As a page of another site could make the browser do it.</summary>
    public async Task<HttpStatusCode> SendRawAsync(HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        using var response = await Client.SendAsync(request);
        return response.StatusCode;
    }

    public void Dispose() => _opened?.Dispose();
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, string? Location, IHtmlDocument Page)
{
    public TimeSpan? RetryAfter { get; init; }

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
            return new Answer(response.StatusCode, response.Headers.Location?.ToString(), page)
            {
                RetryAfter = response.Headers.RetryAfter?.Delta,
            };
        }
    }

    public string Text(string selector) =>
        string.Join(
            ' ',
            (Page.QuerySelector(selector)?.TextContent ?? "").Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            )
        );
}
