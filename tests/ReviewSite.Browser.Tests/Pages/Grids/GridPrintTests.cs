using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReviewSite.Browser.Tests.Pages.Grids;

/// <summary>A festival's grid on paper.</summary>
[Collection(VisitorTests.Name)]
public sealed partial class GridPrintTests(Chromium chromium) : BrowserTest(chromium)
{
    [BrowserFact]
    public async Task A_festival_s_grid_is_printed_on_one_A4_sheet()
    {
        await using var site = new LiveSite(isSeeded: false);
        await FillAsync(site, films: 22, critics: 16);
        var page = await OpenAsync("/grid?year=2024&scale=4&order=title", site: site);
        Assert.Equal(22, await page.Locator(".grid-table tbody tr").CountAsync());

        var printed = await page.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" });

        Assert.Single(Sheet().Matches(Encoding.Latin1.GetString(printed)));
    }

    [BrowserTheory]
    [InlineData("4", 60)]
    [InlineData("4", 170)]
    [InlineData("words", 30)]
    [InlineData("words", 80)]
    [InlineData("words", 170)]
    public async Task A_grid_of_many_critics_is_printed_whole_on_one_sheet(string scale, int critics)
    {
        await using var site = new LiveSite(isSeeded: false);
        await FillAsync(site, films: 20, critics);
        var page = await OpenAsync($"/grid?year=2024&scale={scale}&order=title", site: site);

        var printed = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" }));

        Assert.Single(Sheet().Matches(printed));
        Assert.Equal(critics, LinkToCritic().Matches(printed).Select(m => m.Value).Distinct().Count());
    }

    private static async Task FillAsync(LiveSite site, int films, int critics)
    {
        var rows =
            from film in Enumerable.Range(1, films)
            from critic in Enumerable.Range(1, critics)
            select string.Create(
                CultureInfo.InvariantCulture,
                $"A film with a title of some length {film},2024,Critic Longname "
                    + $"{critic},{(film * critic) % 9 * 0.5m}/4,Quote."
            );
        await site.ImportTableAsync(rows.Prepend("title,year,critic,score,quote"));
    }

    [GeneratedRegex("/critics/critic-longname-[0-9]+")]
    private static partial Regex LinkToCritic();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}
