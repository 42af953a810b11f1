using System.Text.Json.Nodes;

namespace ReviewSite.Web.Tests.Pages.Search;

public sealed class NamesTests(NamesTests.Filled filled) : IClassFixture<NamesTests.Filled>
{
    private readonly Site _site = filled.Site;

    private async Task<string[]> SuggestedAsync(string typed) =>
        [
            .. ((JsonArray)await _site.JsonAsync($"/search/names?q={Uri.EscapeDataString(typed)}")).Select(t =>
                (string)t!
            ),
        ];

    [Theory]
    [InlineData("sh", "Shrek,Sheila Benson,Shadow Post")]
    [InlineData("shr", "Shrek")]
    [InlineData("sheila be", "Sheila Benson")]
    [InlineData("日", "日本のいちばん長い日")]
    [InlineData("佐", "佐藤")]
    [InlineData("s", "")]
    [InlineData("", "")]
    [InlineData("\"*", "")]
    [InlineData("zzz", "")]
    public async Task Titles_and_names_are_suggested_by_their_beginning(string typed, string expected) =>
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), await SuggestedAsync(typed));

    [Theory]
    [InlineData("日")]
    [InlineData("日本")]
    public async Task One_character_finds_what_begins_with_it(string typed) =>
        Assert.Equal(
            "日本のいちばん長い日",
            (await _site.PageAsync($"/search?q={Uri.EscapeDataString(typed)}"))
                .QuerySelector(".film-card h3 a")
                ?.TextContent
        );

    [Fact]
    public async Task The_end_of_a_Korean_title_is_led_to_the_title()
    {
        var page = await _site.PageAsync($"/search?q={Uri.EscapeDataString("보이")}");

        Assert.Equal("올드보이", page.QuerySelector(".did-you-mean a")?.TextContent);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/films/shrek")]
    [InlineData("/search?q=x")]
    public async Task Every_search_of_the_site_asks_for_suggestions(string address) =>
        Assert.Equal(
            "/search/names",
            Assert
                .Single((await _site.PageAsync(address)).QuerySelectorAll("form[action='/search'] input[name=q]"))
                .GetAttribute("data-suggest")
        );

    public sealed class Filled : FilledSite
    {
        protected override async Task FillAsync(Site site)
        {
            using var tables = new Tables(site);
            await tables.ImportAsync(
                tables.Write(
                    "a.csv",
                    "title,year,critic,publication,score,quote\n"
                        + "Shrek,2001,Sheila Benson,Shadow Post,70/100,Fun.\n"
                        + "日本のいちばん長い日,1967,佐藤,映画,80/100,重い。\n"
                        + "올드보이,2003,Ann,Daily,90/100,Calm.\n"
                        + $"Sh{new string('h', 90)},1999,Bob,Daily,50/100,Long.\n"
                )
            );
        }
    }
}
