using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Commands;

namespace ReviewSite.Web.Tests.Hosting;

public sealed class CachedPagesTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    private async Task<HttpResponseMessage> GetAsync(string address, string? tag = null, string encoding = "br")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        if (tag is not null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
        }

        return await _site.Client.SendAsync(request);
    }

    [Theory]
    [InlineData("/feed.atom")]
    [InlineData("/films/pusher/share.png")]
    [InlineData("/films/pusher/badge.svg")]
    public async Task Each_HEAD_has_the_length_of_the_answer_to_GET(string address)
    {
        var first = await HeadAsync();
        var second = await HeadAsync();
        using var got = await GetAsync(address, encoding: "identity");
        var third = await HeadAsync();
        using var again = await GetAsync(address, encoding: "identity");
        var body = await got.Content.ReadAsByteArrayAsync();

        Assert.NotEmpty(body);
        Assert.Equal(body, await again.Content.ReadAsByteArrayAsync());
        Assert.Equal([body.Length, body.Length, body.Length], [first, second, third]);

        async Task<long?> HeadAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(address, UriKind.Relative));
            using var response = await _site.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return response.Content.Headers.ContentLength;
        }
    }

    [Theory]
    [InlineData("/films/pusher")]
    [InlineData("/films/pusher/feed.atom")]
    [InlineData("/films/pusher/share.png")]
    [InlineData("/api/v1/films/pusher")]
    public async Task What_was_withdrawn_is_not_found_for_a_client_that_has_it(string address)
    {
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        using var before = await GetAsync(address);

        await editor.SendAsync("/admin/films/pusher", "Withdraw");
        using var after = await GetAsync(address, before.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        Assert.Null(after.Headers.ETag);
    }

    [Fact]
    public async Task What_the_signed_in_see_is_kept_by_no_cache_between()
    {
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");

        using var page = await editor.DownloadAsync("/films/pusher");

        Assert.Equal((true, true), (page.Headers.CacheControl!.Private, page.Headers.CacheControl.NoCache));
        Assert.Equal(["Cookie"], page.Headers.Vary);
        Assert.Null(page.Headers.ETag);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/films")]
    [InlineData("/films/pusher")]
    [InlineData("/films/pusher/verdict")]
    [InlineData("/critics")]
    [InlineData("/critics/noel-murray")]
    [InlineData("/publications")]
    [InlineData("/search?q=refn")]
    [InlineData("/api/v1/films/pusher")]
    public async Task A_page_is_kept_compressed_and_not_sent_again_to_whoever_has_it(string address)
    {
        using var browser = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        browser.Headers.Accept.ParseAdd("text/html");
        using var firstRun = await _site.Client.SendAsync(browser);
        using var first = await GetAsync(address);
        using var second = await GetAsync(address);
        using var known = await GetAsync(address, first.Headers.ETag!.ToString());

        Assert.Equal(["br"], first.Content.Headers.ContentEncoding);
        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.Null(first.Headers.Age);
        Assert.NotNull(second.Headers.Age);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            (HttpStatusCode.NotModified, 0),
            (known.StatusCode, (await known.Content.ReadAsByteArrayAsync()).Length)
        );
        Assert.False(first.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/films")]
    [InlineData("/films/pusher")]
    [InlineData("/films/pusher/verdict")]
    [InlineData("/critics")]
    [InlineData("/critics/noel-murray")]
    [InlineData("/publications")]
    [InlineData("/search?q=refn")]
    public async Task A_page_says_in_its_head_what_is_on_it_and_holds_no_token(string address)
    {
        var page = await _site.PageAsync(address);

        Assert.InRange(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!.Length, 40, 300);
        Assert.Empty(page.QuerySelectorAll("[name=__RequestVerificationToken]"));
    }

    [Theory]
    [InlineData("*", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("gzip;q=0.1, BR;q=0.5", "br")]
    [InlineData("br;q=0, identity", null)]
    [InlineData("*;q=0", null)]
    [InlineData("zstd, deflate", null)]
    public async Task What_is_sent_and_kept_is_what_the_request_takes(string accepted, string? sent)
    {
        using var strange = await GetAsync("/films/pusher", encoding: accepted);
        using var browser = await GetAsync("/films/pusher", encoding: "gzip, deflate, br, zstd");
        using var plain = await _site.Client.GetAsync(new Uri("/films/pusher", UriKind.Relative));

        Assert.Equal(sent, strange.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(["br"], browser.Content.Headers.ContentEncoding);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.StartsWith("<!DOCTYPE html>", await plain.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_seen_at_once_and_so_is_an_address_that_has_moved()
    {
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        using var before = await GetAsync("/films/pusher");

        await editor.SendAsync(
            "/admin/films/pusher/reviews/add",
            ("Input.Critic", "New"),
            ("Input.Quote", "Zanzibar.")
        );

        using var after = await GetAsync("/films/pusher", before.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        using var plain = await GetAsync("/films/pusher", encoding: "identity");
        Assert.Contains("Zanzibar.", await plain.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_being_made_while_the_content_changed_is_not_served_after()
    {
        // As a page does: the content version is read first, then the content.
        var contentVersion = _site.Services.GetRequiredService<ContentVersion>();
        var before = contentVersion.Current;

        await _site.ImportAsync("Other", "1. 80\nGood.");

        Assert.Equal(before + 1, contentVersion.Current);
    }

    [SqliteFact]
    public async Task Another_process_change_is_seen_within_a_second()
    {
        using var cli = new Cli();
        using var before = await GetAsync("/films");
        await cli.RunAsync(
            "import",
            cli.Write("text.txt", "1. 80\nGood."),
            "--film",
            "Elsewhere",
            "--data",
            _site.DataFolder
        );
        await Task.Delay(TimeSpan.FromSeconds(1));

        using var after = await GetAsync("/films", encoding: "identity");

        Assert.Contains("Elsewhere", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signed_in_get_a_page_of_their_own_that_nobody_keeps()
    {
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        Assert.Contains("Edit film", (await editor.GetAsync("/films/pusher")).Text("main"), StringComparison.Ordinal);

        using var visitor = await GetAsync("/films/pusher", encoding: "identity");

        Assert.DoesNotContain("Edit film", await visitor.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Edit film", (await editor.GetAsync("/films/pusher")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_that_a_page_does_not_know_make_no_other_page()
    {
        using var first = await GetAsync("/films/pusher?utm=1");
        using var second = await GetAsync("/films/pusher?utm=2");
        using var sorted = await GetAsync("/films/pusher?sort=date");

        Assert.NotNull(second.Headers.Age);
        Assert.Null(sorted.Headers.Age);
    }

    [Theory]
    [InlineData("/films/none")]
    [InlineData("/films/pusher?min=abc")]
    public async Task An_error_is_no_version_of_a_page_and_is_not_kept(string address)
    {
        using var first = await GetAsync(address);
        using var second = await GetAsync(address);

        Assert.Null(first.Headers.ETag);
        Assert.Null(second.Headers.Age);
    }

    [Fact]
    public async Task A_page_with_a_form_is_neither_kept_nor_compressed()
    {
        using var first = await GetAsync("/account/sign-in");
        using var second = await GetAsync("/account/sign-in");

        Assert.Empty(first.Content.Headers.ContentEncoding);
        Assert.Null(second.Headers.Age);
        Assert.True(first.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Two_films_whose_addresses_differ_in_a_final_sigma_alone_keep_their_own_pages()
    {
        await _site.ImportAsync("Ο Νόμος", ReviewTexts.Scored("Generally favorable reviews", 70, 69, 68, 67), 1970);
        await using (var scope = _site.Services.CreateAsyncScope())
        {
            // As a version of the program that told the two apart has stored it.
            var db = scope.ServiceProvider.GetRequiredService<ReviewSiteDb>();
            db.Films.Add(new Domain.Films.Film("ο-νομος", Domain.Films.FilmDetails.Of("Another", 1971)));
            await db.SaveChangesAsync();
        }

        Assert.Equal(
            "Ο Νόμος",
            (await _site.PageAsync("/films/ο-νομοσ")).QuerySelector("h1")!.FirstChild!.TextContent.Trim()
        );
        Assert.Equal(
            "Another",
            (await _site.PageAsync("/films/ο-νομος")).QuerySelector("h1")!.FirstChild!.TextContent.Trim()
        );
    }
}
