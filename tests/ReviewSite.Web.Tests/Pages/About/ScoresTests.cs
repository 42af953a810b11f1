using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Tests.Pages.About;

public sealed class ScoresTests
{
    [Fact]
    public async Task The_page_explains_every_basis_and_states_the_measured_quality()
    {
        using var site = new Site();

        var page = await site.PageAsync("/about/scores");

        Assert.Equal(
            ["published", "counted", "derived", "estimated"],
            page.QuerySelectorAll(".bases dt").Select(dt => dt.TextContent)
        );
        Assert.Equal(
            ModelQuality.Measured.Select(q => q.Evidence),
            page.QuerySelectorAll("table.figures tbody th").Select(th => th.TextContent)
        );
    }

    [Theory]
    [InlineData("/films/pusher/verdict")]
    [InlineData("/")]
    public async Task Pages_with_estimates_link_to_it(string address)
    {
        using var site = new Site();

        Assert.NotNull((await site.PageAsync(address)).QuerySelector("a[href='/about/scores']"));
    }
}
