using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ReviewSite.Web.Tests.Pages.Admin;

namespace ReviewSite.Web.Tests.Hosting;

public sealed class UnreadableFormTests : AdminTests
{
    private const string Fields = "application/x-www-form-urlencoded";
    private const string Parts = "multipart/form-data; boundary=";

    [Theory]
    [InlineData($"{Parts}x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", 1, "")]
    [InlineData($"{Parts}\"a\\\"b\"", "--a\"b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", 1, "")]
    [InlineData($"{Parts}x", "--x\r\nno header\r\n\r\nb\r\n--x--\r\n", 1, "")]
    [InlineData($"{Parts}", "--x--", 1, "")]
    [InlineData($"{Fields}; charset=utf-7", "a=b", 1, "")]
    [InlineData(Fields, "a=b&", 1_100, "")]
    [InlineData(Fields, "a", 3_000, "=b")]
    [InlineData(Fields, "a=", 1, "4 MB")]
    public async Task A_form_that_cannot_be_read_is_refused(string type, string text, int repeats, string rest)
    {
        var body = string.Concat(Enumerable.Repeat(text, repeats)) + rest.Replace("4 MB", new string('x', 4_200_000));
        string[] addresses =
        [
            "/account/sign-out",
            "/scores",
            "/error",
            "/account/sign-in",
            "/account/set-up",
            "/admin/imports/tables",
            "/admin/posters",
            "/admin/films/add",
        ];
        foreach (var address in addresses)
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);

            var answer = await Editor.PostAsync(address, content);

            Assert.Equal((address, HttpStatusCode.BadRequest), (address, answer.Status));
        }
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_refused_to_visitors_as_unauthorized_where_they_have_to_sign_in()
    {
        using var visitor = new Person(Site);
        using var content = new StringContent("a=b");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"{Fields}; charset=utf-7");

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.PostAsync("/admin/films/add", content)).Status);
    }
}
