using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Tests.Pages.Shared;

public sealed class PagerTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(5, 9, "1 2 3 4 5 6 7 8 9")]
    [InlineData(1, 35, "1 2 3 … 35")]
    [InlineData(20, 35, "1 … 18 19 20 21 22 … 35")]
    [InlineData(35, 35, "1 … 33 34 35")]
    public void The_first_the_last_and_the_pages_around_are_linked(int page, int pages, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                new Pager(page, pages * Pager.Size, _ => "").Numbers().Select(n => n is { } number ? $"{number}" : "…")
            )
        );
}
