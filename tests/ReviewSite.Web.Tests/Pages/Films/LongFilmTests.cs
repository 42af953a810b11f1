using System.Globalization;
using System.Net.Http.Headers;

namespace ReviewSite.Web.Tests.Pages.Films;

/// <summary>A film with more reviews than a page holds, and more critics than a list to choose from.</summary>
public sealed class LongFilmTests(LongFilmTests.Filled filled) : IClassFixture<LongFilmTests.Filled>
{
    private const int Reviews = 338;

    private readonly Site _site = filled.Site;

    [Fact]
    public async Task The_page_is_light_on_the_first_visit()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/films/long");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));

        using var response = await _site.Client.SendAsync(request);

        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        // With the style, the script and the icon, at most 20 KB in all.
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1_000, 11_500);
    }

    [Fact]
    public async Task Twenty_reviews_are_on_a_page()
    {
        var page = await _site.PageAsync("/films/long?page=17");

        Assert.Equal(18, page.QuerySelectorAll(".review-list > li").Length);
        Assert.Equal(20, (await _site.PageAsync("/films/long")).QuerySelectorAll(".review-list > li").Length);
        Assert.Equal(400, (await _site.GetAsync("/films/long?page=18")).Status);
    }

    [Theory]
    [InlineData("critic-7-name57")]
    [InlineData("Critic 7 Name57")]
    [InlineData("crític 7 n")]
    public async Task A_critic_of_many_is_typed(string typed)
    {
        var page = await _site.PageAsync($"/films/long?critic={Uri.EscapeDataString(typed)}");

        Assert.Equal("1 of 338 reviews", page.QuerySelector(".outcome .count")?.TextContent.Trim());
        Assert.Equal("Critic 7 Name57", page.QuerySelector("input[name=critic]")?.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("select[name=critic], select[name=publication]"));
    }

    [Theory]
    [InlineData("critic=name57", "4 names match, for example Critic 108 Name57 and Critic 209 Name57")]
    [InlineData("publication=nobody", "no review of this film has that publication")]
    [InlineData("publication=%20", null)]
    public async Task A_name_that_is_not_one_is_told(string query, string? expected)
    {
        var (status, page) = await _site.GetAsync($"/films/long?{query}");

        Assert.Equal(expected is null ? 200 : 400, status);
        Assert.Contains(expected ?? "", page.QuerySelector(".filter")!.TextContent, StringComparison.Ordinal);
    }

    public sealed class Filled : FilledSite
    {
        protected override async Task FillAsync(Site site)
        {
            string[] words =
            [
                .. "a story of grief and wit that never finds its own pace".Split(' '),
                .. "yet stays with you long after the last bleak scene".Split(' '),
            ];
            var random = new Random(1);
            using var tables = new Tables(site);
            var rows = Enumerable
                .Range(1, Reviews)
                .Select(i => (Number: i, Quote: string.Join(' ', random.GetItems(words, 40))))
                .Select(r =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Long,2001,Critic {r.Number} Name{r.Number * 37 % 101},Paper {r.Number % 150},"
                            + $"{r.Number % 101}/100,2001-02-{(r.Number % 28) + 1:00},{r.Quote} {r.Number}.\n"
                    )
                );
            await tables.ImportAsync(
                tables.Write("a.csv", "title,year,critic,publication,score,date,quote\n" + string.Concat(rows))
            );
        }
    }
}
