using System.Net;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Discovery;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Discovery;

public sealed partial class SitemapTests : IDisposable
{
    private const int MostAddresses = 10_000;

    private static readonly XNamespace _sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private readonly AdjustableTime _time = new();
    private readonly Site _site;

    public SitemapTests()
    {
        _site = new Site
        {
            PublicOrigin = "https://films.example",
            Replace = services => services.AddSingleton<TimeProvider>(_time),
        };
        _site.ClientOptions.BaseAddress = new Uri("https://films.example");
    }

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_index_leads_to_every_film_and_critic_and_each_address_is_there()
    {
        await _site.ImportAsync("Größe & Co", ReviewTexts.Scored("Too few reviews", 70), 2001);

        var addresses = new List<string>();
        foreach (var file in await LocationsAsync("/sitemap.xml", "sitemapindex", "sitemap"))
        {
            addresses.AddRange(await LocationsAsync(new Uri(file).AbsolutePath, "urlset", "url"));
        }

        Assert.Contains("https://films.example/", addresses);
        Assert.Contains("https://films.example/films/pusher", addresses);
        Assert.Contains("https://films.example/films/grosse-co", addresses);
        Assert.Contains("https://films.example/critics/noel-murray", addresses);
        Assert.Contains("https://films.example/years/2001", addresses);
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        foreach (var address in addresses)
        {
            Assert.Equal((address, 200), (address, (await _site.GetAsync(new Uri(address).AbsolutePath)).Status));
        }
    }

    [Fact]
    public async Task What_is_withdrawn_is_not_listed()
    {
        await _site.ImportAsync("Gone", ReviewTexts.Scored("Too few reviews", 70));
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await editor.SendAsync("/admin/films/gone", "Withdraw");
        }

        Assert.Equal(
            ["https://films.example/films/pusher"],
            await LocationsAsync("/sitemaps/films-1.xml", "urlset", "url")
        );
        Assert.DoesNotContain(
            "https://films.example/critics/a-critic",
            await LocationsAsync("/sitemaps/critics-1.xml", "urlset", "url")
        );
    }

    [Fact]
    public async Task A_film_is_said_to_have_changed_when_it_did_and_at_no_other_time()
    {
        await _site.ImportAsync("Other", ReviewTexts.Scored("Too few reviews", 70));
        var before = await TimesAsync();

        _time.Advance(TimeSpan.FromDays(1));
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await editor.SendAsync("/admin/films/pusher", ("Input.ImdbId", "tt0117407"));
        }

        var after = await TimesAsync();

        Assert.Equal(before["/films/other"], after["/films/other"]);
        Assert.InRange(
            after["/films/pusher"] - before["/films/pusher"],
            TimeSpan.FromHours(24),
            TimeSpan.FromHours(25)
        );
    }

    [Fact]
    public async Task A_film_that_another_one_is_merged_into_has_changed()
    {
        await _site.ImportAsync("Other", ReviewTexts.Scored("Too few reviews", 70));
        var before = await TimesAsync();
        _time.Advance(TimeSpan.FromDays(1));
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            await editor.SendAsync("/admin/films/other", "Merge", ("into", "pusher"));
        }

        var after = await TimesAsync();

        Assert.InRange(
            after["/films/pusher"] - before["/films/pusher"],
            TimeSpan.FromHours(24),
            TimeSpan.FromHours(25)
        );
    }

    [Fact]
    public async Task A_table_that_is_imported_and_one_that_is_withdrawn_change_their_films()
    {
        using var tables = new Tables(_site);
        var before = await TimesAsync();
        _time.Advance(TimeSpan.FromDays(1));
        await tables.ImportAsync(tables.Write("a.csv", "title,year,critic,quote\nPusher,1996,New Critic,New.\n"));
        var imported = await TimesAsync();
        _time.Advance(TimeSpan.FromDays(1));
        using (var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example"))
        {
            var import = await _site.ReadAsync(db => db.Imports.MaxAsync(i => i.Id));
            await editor.SendAsync($"/admin/imports/{import}");
        }

        var withdrawn = await TimesAsync();

        Assert.True(before["/films/pusher"] < imported["/films/pusher"]);
        Assert.True(imported["/films/pusher"] < withdrawn["/films/pusher"]);
    }

    [SqliteFact]
    public async Task No_file_has_more_addresses_than_it_may()
    {
        await AddCopiesOfPusherAsync(MostAddresses);

        var files = await LocationsAsync("/sitemap.xml", "sitemapindex", "sitemap");
        var films = files.Where(f => f.Contains("/films-", StringComparison.Ordinal)).ToList();
        var first = await LocationsAsync(new Uri(films[0]).AbsolutePath, "urlset", "url");
        var second = await LocationsAsync(new Uri(films[1]).AbsolutePath, "urlset", "url");

        Assert.Equal(2, films.Count);
        Assert.Equal((MostAddresses, 1), (first.Count, second.Count));
        Assert.Equal(MostAddresses + 1, first.Concat(second).Distinct().Count());
    }

    [Theory]
    [InlineData("/sitemaps/films-2.xml")]
    [InlineData("/sitemaps/films-99999.xml")]
    [InlineData("/sitemaps/films-0.xml")]
    [InlineData("/sitemaps/films-2147483647.xml")]
    [InlineData("/sitemaps/pages-2.xml")]
    [InlineData("/sitemaps/nothing-1.xml")]
    [InlineData("/sitemaps/publications-1.xml")]
    public async Task A_file_that_would_be_empty_is_404(string address) =>
        Assert.Equal(404, (await _site.GetAsync(address)).Status);

    [Fact]
    public async Task A_file_is_sent_while_its_addresses_are_still_read()
    {
        using var sent = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = _site.Services };
        context.Response.Body = sent;
        var sentBeforeTheLast = 0L;

        await new SitemapWriter(context).TryWriteAsync(Addresses());

        Assert.InRange(sentBeforeTheLast, 1, sent.Length - 1);

        async IAsyncEnumerable<(string, DateTime?)> Addresses()
        {
            const int Count = 2_500;
            for (var i = 1; i <= Count; i++)
            {
                await Task.CompletedTask;
                sentBeforeTheLast = i == Count ? sent.Length : 0;
                yield return ($"/films/{i}", null);
            }
        }
    }

    [Fact]
    public async Task Robots_are_shown_the_sitemap_and_kept_from_narrowed_lists()
    {
        var lines = (await _site.Client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative))).Split('\n');

        Assert.Equal("User-agent: *", lines[0]);
        Assert.Contains("Sitemap: https://films.example/sitemap.xml", lines);
        Assert.Contains("Disallow: /admin", lines);
        Assert.Contains("Disallow: /*?*sort=", lines);
        Assert.DoesNotContain("Disallow: /", lines);
    }

    [Fact]
    public async Task Browsers_find_the_sites_search_and_its_suggestions()
    {
        var description = XDocument.Parse(
            await _site.Client.GetStringAsync(new Uri("/opensearch.xml", UriKind.Relative))
        );
        XNamespace os = "http://a9.com/-/spec/opensearch/1.1/";
        var urls = description
            .Root!.Elements(os + "Url")
            .ToDictionary(
                u => u.Attribute("type")!.Value,
                u => u.Attribute("template")!.Value.Replace("{searchTerms}", "push", StringComparison.Ordinal)
            );

        Assert.InRange(description.Root.Element(os + "ShortName")!.Value.Length, 1, 16);
        Assert.Equal(200, (await _site.GetAsync(new Uri(urls["text/html"]).PathAndQuery)).Status);
        Assert.Equal(
            """["push",["Pusher"]]""",
            (await _site.JsonAsync(new Uri(urls["application/x-suggestions+json"]).PathAndQuery)).ToJsonString()
        );
    }

    [Theory]
    [InlineData("/search/suggest")]
    [InlineData("/search/suggest?q=%22*(")]
    public async Task Nothing_to_suggest_is_an_empty_list(string address) =>
        Assert.Empty((await _site.JsonAsync(address))[1]!.AsArray());

    private async Task<Dictionary<string, DateTimeOffset>> TimesAsync() =>
        (await ReadAsync("/sitemaps/films-1.xml"))
            .Root!.Elements()
            .ToDictionary(
                url => new Uri(url.Element(_sitemap + "loc")!.Value).AbsolutePath,
                url => XmlConvert.ToDateTimeOffset(url.Element(_sitemap + "lastmod")!.Value)
            );

    /// <summary>The addresses of a file, which is checked to be as the protocol has it.</summary>
    private async Task<List<string>> LocationsAsync(string address, string root, string entry)
    {
        var file = await ReadAsync(address);
        Assert.Equal(_sitemap + root, file.Root!.Name);
        var locations = new List<string>();
        foreach (var element in file.Root.Elements())
        {
            Assert.Equal(_sitemap + entry, element.Name);
            var loc = Assert.Single(element.Elements(_sitemap + "loc")).Value;
            Assert.InRange(loc.Length, 12, 2_048);
            Assert.StartsWith("https://films.example/", loc, StringComparison.Ordinal);
            Assert.Equal(loc, new Uri(loc).AbsoluteUri);
            Assert.All(
                element.Elements().Where(e => e.Name != _sitemap + "loc"),
                e => Assert.Matches(LastModified(), $"{e.Name.LocalName} {e.Value}")
            );
            locations.Add(loc);
        }

        return locations;
    }

    private async Task<XDocument> ReadAsync(string address)
    {
        using var response = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal((address, HttpStatusCode.OK), (address, response.StatusCode));
        Assert.Equal("application/xml", response.Content.Headers.ContentType?.MediaType);
        return XDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    private Task AddCopiesOfPusherAsync(int count) =>
        _site.ReadAsync(async db =>
        {
            var columns = await db
                .Database.SqlQuery<string>(
                    $"""
                    SELECT group_concat(name, ', ') AS Value FROM pragma_table_info('Films')
                    WHERE name NOT IN ('Id', 'Slug')
                    """
                )
                .SingleAsync();
            var insert = $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
                INSERT INTO Films (Slug, {columns})
                SELECT 'copy-' || n.i, {columns} FROM n CROSS JOIN Films WHERE Films.Slug = 'pusher'
                """;
            return await db.Database.ExecuteSqlRawAsync(insert);
        });

    [GeneratedRegex(@"^lastmod \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    private static partial Regex LastModified();
}
