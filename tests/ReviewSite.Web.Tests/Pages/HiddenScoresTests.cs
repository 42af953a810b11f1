using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages;

/// <summary>What readers see who hide scores: no figure on any page, and a way to each.</summary>
public sealed partial class HiddenScoresTests : IAsyncLifetime, IDisposable
{
    /// <summary>An example for each route with a part that varies; none for a page that is about no film.</summary>
    private static readonly Dictionary<string, string[]> _examples = new()
    {
        [""] = ["/"],
        ["films"] = ["/films", "/films?sort=best", "/films?view=table&sort=score", "/films?q=alpha"],
        ["films/{slug}"] = ["/films/alpha", "/films/beta?sort=score", "/films/alpha?min=1", "/films/alpha?q=quote"],
        ["films/{slug}/verdict"] = ["/films/alpha/verdict"],
        ["directors/{slug}"] = ["/directors/dee-rector"],
        ["genres"] = ["/genres"],
        ["countries"] = ["/countries"],
        ["countries/{slug}"] = ["/countries/denmark"],
        ["genres/{slug}"] = ["/genres/drama"],
        ["years/{year:int}"] = ["/years/2001"],
        ["critics"] = ["/critics", "/critics?sort=kindest", "/critics?sort=reviews"],
        ["publications"] = ["/publications", "/publications?sort=harshest"],
        ["critics/{slug}"] = ["/critics/critic-1", "/critics/critic-1?view=table", "/critics/critic-1?sort=generous"],
        ["publications/{slug}"] = ["/publications/paper-1", "/publications/paper-1?view=table"],
        ["grid"] = ["/grid?year=2001", "/grid?year=2001&scale=4", "/grid?collection=season"],
        ["search"] = ["/search?q=alpha", "/search?q=quote", "/search?q=critic+1+alpha"],
        ["scores"] = ["/scores"],
        ["about/scores"] = [],
        ["docs/api"] = [],
        // What other sites show, and what programs read, stays as it is.
        ["films/{slug}/card"] = [],
        ["collections"] = ["/collections"],
        ["collections/{slug}"] = ["/collections/season"],
        ["explore"] = ["/explore"],
        ["lists"] = ["/lists"],
        ["lists/{slug}"] = ["/lists/year", "/lists/year?rule=borda"],
        ["lists/{slug}.csv"] = [],
        ["grids"] = ["/grids"],
        ["grids/{slug}"] = ["/grids/festival", "/grids/festival?scale=100"],
        ["grids/{slug}.csv"] = [],
        ["grid.csv"] = [],
        ["search/names"] = [],
    };

    /// <summary>Per film and critic; numbers that are nothing else on these pages.</summary>
    private static readonly int[][] _scores =
    [
        [93, 87, 94, 86, 98, 96],
        [89, 41, 93, 38, 86, 84],
        [34, 37, 41, 33, 38, 41],
    ];

    /// <summary>Pages that hold no figure in the first place.</summary>
    private static readonly string[] _withoutFigures =
    [
        "/critics",
        "/publications",
        "/genres",
        "/countries",
        "/grids",
        "/collections",
        "/explore",
        "/lists",
        "/scores",
    ];

    private readonly Site _site = new() { HasOwnSeed = true };

    public async Task InitializeAsync()
    {
        using var tables = new Tables(_site);
        var titles = new[] { "Alpha", "Beta", "Omega", "Ceta", "Deta", "Zeta", "Theta" };
        var rows = titles.SelectMany(
            (title, film) =>
                _scores[film % _scores.Length]
                    .Select(
                        (score, i) =>
                            $"{title},2001,Drama,Denmark,Dee Rector,Critic {i + 1},Paper "
                            + $"{(i % 2) + 1},{score}/100,,A quote of it.,200{i}-02-0{i + 1}\n"
                    )
        );
        await tables.ImportAsync(
            tables.Write(
                "a.csv",
                "title,year,genres,countries,directors,critic,publication,score,sentiment,quote,date\n"
                    + string.Concat(rows)
                    + "Beta,2001,Drama,Denmark,Dee Rector,Critic 9,Paper 1,,POSITIVE,Another quote.,2002-02-02\n"
            )
        );
        await SaveGridAndCollectionAsync();
    }

    private async Task SaveGridAndCollectionAsync()
    {
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        await editor.SendAsync("/admin/grids/add", ("Input.Title", "Festival"), ("Input.Films", "Alpha\nBeta"));
        await editor.SendAsync(
            "/admin/collections/add",
            ("Input.Title", "Season"),
            ("Input.Films", "Alpha\n# Late\nBeta\nOmega")
        );
        await editor.SendAsync(
            "/admin/lists/add",
            ("Input.Title", "Year"),
            ("Input.Lists", "# Ann\n1. Alpha\n1. Beta\n# Bob\n1. Beta")
        );
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _site.Dispose();

    public static TheoryData<string> Addresses() => [.. _examples.Values.SelectMany(a => a)];

    [GeneratedRegex(
        @"≈|\b(33|34|37|38|41|72|73|84|86|87|89|92|93|94|96|98)\b|part-(positive|mixed|negative|favorable)"
            + @"|data-reception=""(positive|mixed|negative|favorable|unfavorable|unknown)"""
            + @"|\d points|[+−]\d|\bmean of\b|acclaim|favorable|average reviews|dislike|positive|negative"
            + @"|likely|no score"
            + @"|poll-table|class=""(chart""|score-value|chip-score|distribution-bar)|<b>\d|<td>\d+\.\d<",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Figure();

    private Task<HttpResponseMessage> SendAsync(string address, string? cookie = "scores=hidden")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return _site.Client.SendAsync(request);
    }

    private async Task<string> TextAsync(string address, string? cookie = "scores=hidden")
    {
        using var answer = await SendAsync(address, cookie);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static string[] Figures(string html) => [.. Figure().Matches(html).Select(m => m.Value).Distinct()];

    [Fact]
    public void Every_visitor_page_is_among_the_examples()
    {
        var routes = _site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern.RawText!.TrimStart('/'))
            .Where(r => r.Split('/')[0].ToLowerInvariant() is not ("admin" or "account" or "error"))
            .Select(r =>
                r.EndsWith("index", StringComparison.OrdinalIgnoreCase) ? r[..^"index".Length].TrimEnd('/') : r
            );

        Assert.Equal(_examples.Keys.Order(), routes.Select(r => r.ToLowerInvariant()).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_figure_is_in_the_HTML_of_any_page(string address)
    {
        var hidden = await TextAsync(address);

        Assert.Empty(Figures(hidden));
        Assert.Equal(
            Figures(hidden),
            Figures(await TextAsync(address + (address.Contains('?') ? "&" : "?") + "scores=hidden", cookie: null))
        );
        Assert.Equal(_withoutFigures.Contains(address), Figures(await TextAsync(address, cookie: null)).Length == 0);
    }

    [Theory]
    [InlineData("/", ".lead-film a.reveal")]
    [InlineData("/", ".latest a.chip")]
    [InlineData("/films", "a.film-card-score")]
    [InlineData("/films?view=table", "td a.reveal")]
    [InlineData("/films/alpha", "#verdict a")]
    [InlineData("/films/alpha", "#charts a")]
    [InlineData("/films/alpha", ".review a.chip")]
    [InlineData("/films/alpha/verdict", "a.button")]
    [InlineData("/critics/critic-1", "#figures a")]
    [InlineData("/critics/critic-1?view=table", "td a.reveal")]
    [InlineData("/years/2001", ".film-rows a.reveal")]
    [InlineData("/grid?year=2001", "main a.button")]
    [InlineData("/collections/season", "#figures a")]
    [InlineData("/lists/year", "#tally a")]
    [InlineData("/collections/season", "a.film-card-score")]
    [InlineData("/search?q=quote", ".found-list a.chip")]
    public async Task What_is_hidden_is_revealed_by_a_link(string address, string link)
    {
        var page = await AngleSharpOf(await TextAsync(address));
        var href = page.QuerySelector(link)!.GetAttribute("href")!;
        var to = new Uri(new Uri("http://localhost" + address), href).PathAndQuery;

        Assert.Contains("scores=shown", to, StringComparison.Ordinal);
        Assert.NotEmpty(Figures(await TextAsync(to)));
    }

    [Fact]
    public async Task What_programs_and_other_sites_read_stays_as_it_is()
    {
        foreach (
            var address in new[]
            {
                "/api/v1/films/alpha",
                "/films/alpha/card",
                "/films/alpha/badge.svg",
                "/grid.csv?year=2001",
            }
        )
        {
            Assert.Equal(await TextAsync(address, cookie: null), await TextAsync(address));
        }
    }

    [Fact]
    public async Task Pages_with_and_without_scores_are_kept_apart_and_nothing_else_makes_more_of_them()
    {
        async Task<string> TagAsync(string address, string? cookie)
        {
            using var answer = await SendAsync(address, cookie);
            return answer.Headers.ETag!.ToString();
        }

        var shown = await TagAsync("/films", cookie: null);
        var hidden = await TagAsync("/films", "scores=hidden");

        Assert.NotEqual(shown, hidden);
        Assert.Equal(shown, await TagAsync("/films", "scores=x"));
        Assert.Equal(shown, await TagAsync("/films?scores=x", "other=1"));
        Assert.Equal(shown, await TagAsync("/films?scores=shown", "scores=hidden"));
        Assert.Equal(hidden, await TagAsync("/films?scores=abc", "scores=hidden"));
        Assert.Equal(hidden, await TagAsync("/films?scores=hidden", "scores=hidden"));
        Assert.NotEqual(hidden, await TagAsync("/films?scores=hidden", cookie: null));
        Assert.Empty(Figures(await TextAsync("/films")));
        Assert.NotEmpty(Figures(await TextAsync("/films", cookie: null)));
        Assert.Empty(Figures(await TextAsync("/films")));
    }

    [Theory]
    [InlineData("http://localhost/films/alpha?min=1&scores=hidden", "/films/alpha?min=1")]
    [InlineData("http://localhost/films?scores=shown", "/films")]
    [InlineData("http://elsewhere.example//evil.example/x", "/")]
    [InlineData("nonsense", "/")]
    [InlineData(null, "/")]
    public async Task The_switch_remembers_and_leads_back_to_the_page(string? from, string to)
    {
        using var hide = new HttpRequestMessage(HttpMethod.Post, new Uri("/scores", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("scores", "hidden")]),
        };
        hide.Headers.TryAddWithoutValidation("Referer", from);

        using var answer = await _site.Client.SendAsync(hide);

        Assert.Equal((HttpStatusCode.Redirect, to), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.StartsWith(
            "scores=hidden; max-age=31536000; path=/",
            answer.Headers.GetValues("Set-Cookie").Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_person_hides_scores_on_every_page_and_shows_them_again()
    {
        using var person = new Person(_site);

        await person.SendAsync("/scores", ("scores", "hidden"));
        Assert.NotNull((await person.GetAsync("/films/beta")).Page.QuerySelector(".scores-hidden"));
        Assert.Contains("now hidden", (await person.GetAsync("/scores")).Text("main"), StringComparison.Ordinal);

        await person.PostAsync("/scores", [("scores", "shown")]);
        Assert.Null((await person.GetAsync("/films/beta")).Page.QuerySelector(".scores-hidden"));
        Assert.Equal(HttpStatusCode.BadRequest, (await person.PostAsync("/scores", [("scores", "x")])).Status);
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> AngleSharpOf(string html) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(html, CancellationToken.None);
}
