using System.Net;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class QueryErrorsTests : AdminTests
{
    [Theory]
    [InlineData("/admin/history?page=x", "“page” is “x”; it must be a whole number, 1 or more.")]
    [InlineData("/admin/history?page=99", "“page” is 99; there is only 1 page.")]
    [InlineData("/admin/history?kind=none", "“kind” is “none”; it must be one of")]
    [InlineData("/admin/critics?page=0", "“page” is “0”; it must be a whole number, 1 or more.")]
    [InlineData("/admin/publications?page=-1", "“page” is “-1”; it must be a whole number, 1 or more.")]
    [InlineData("/admin/imports?page=1.5", "“page” is “1.5”; it must be a whole number, 1 or more.")]
    [InlineData("/admin/imports/1?page=99", "“page” is 99; there is only 1 page.")]
    [InlineData("/admin/collections?page=99999999999", "“page” is 99999999999; there is only 1 page.")]
    [InlineData("/admin/grids?page=0", "“page” is “0”; it must be a whole number, 1 or more.")]
    [InlineData("/admin/lists?page=0", "“page” is “0”; it must be a whole number, 1 or more.")]
    [InlineData("/films?page=0", "“page” is “0”; it must be a whole number, 1 or more.")]
    [InlineData("/films?page=99999999999", "“page” is 99999999999; there is only 1 page.")]
    public async Task A_wrong_field_of_an_address_is_named_and_the_rest_is_shown(string address, string expected)
    {
        var page = await Editor.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(expected, page.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector("main h1"));
    }
}
