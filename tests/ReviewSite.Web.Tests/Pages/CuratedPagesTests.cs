using AngleSharp.Dom;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages;

/// <summary>Collections, grids and lists in numbers.</summary>
public sealed class CuratedPagesTests(CuratedPagesTests.Filled filled) : IClassFixture<CuratedPagesTests.Filled>
{
    private const int Count = 120;
    private const int OnOnePage = 50;

    [Theory]
    [InlineData("/collections")]
    [InlineData("/grids")]
    [InlineData("/lists")]
    [InlineData("/admin/collections")]
    [InlineData("/admin/grids")]
    [InlineData("/admin/lists")]
    public async Task All_are_listed_in_pages(string address)
    {
        using var editor = await Person.SignedInAsync(filled.Site, Role.Editor, $"{Guid.NewGuid():N}@example.org");

        var first = (await editor.GetAsync(address)).Page;
        var last = (await editor.GetAsync($"{address}?page=3")).Page;

        Assert.Equal(OnOnePage, Links(first).Count());
        Assert.Equal(Count - (2 * OnOnePage), Links(last).Count());
        Assert.Equal($"{address}?page=2", first.QuerySelector(".pager [rel=next]")?.GetAttribute("href"));
        Assert.EndsWith(" 1", Links(last).Last().TextContent, StringComparison.Ordinal);
        IEnumerable<IElement> Links(IDocument page) =>
            page.QuerySelectorAll($"main a[href^='/{address.Split('/')[^1]}/']");
    }

    [Theory]
    [InlineData("/collections?page=4")]
    [InlineData("/grids?page=4")]
    [InlineData("/lists?page=4")]
    public async Task A_page_after_the_last_is_400(string address) =>
        Assert.Equal(400, (await filled.Site.GetAsync(address)).Status);

    public sealed class Filled : FilledSite
    {
        protected override Task FillAsync(Site site) =>
            site.ReadAsync(async db =>
            {
                await using var write = await db.BeginWriteAsync(default);
                for (var i = 1; i <= Count; i++)
                {
                    db.Add(new CuratedFilms(new CollectionContent($"c-{i}", $"Collection {i}", null, [])));
                    db.Add(new Poll(new PollContent($"p-{i}", $"Poll {i}", null, [])));
                    db.Add(
                        new SavedGrid(
                            new SavedGridContent($"g-{i}", $"Grid {i}", "critics", [], [], 4, "listed", 1, "half-up")
                        )
                    );
                }

                await db.SaveChangesAsync();
                await write.CommitAsync(default);
                return Count;
            });
    }
}
