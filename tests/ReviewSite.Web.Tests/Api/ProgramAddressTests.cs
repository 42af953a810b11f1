using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Api;

/// <summary>
/// Every address for programs, from the list of endpoints itself, so that a new one cannot be forgotten.
/// </summary>
public sealed class ProgramAddressTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Everybody_gets_the_same_answer_without_a_cookie()
    {
        using var tables = new Tables(_site);
        await tables.ImportAsync(
            tables.Write("a.csv", "title,year,critic,publication,score,quote\nPusher,1996,Ann,The Paper,70/100,Fine.\n")
        );
        using var visitor = new Person(_site);
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ed@site.example");
        using var admin = await Person.SignedInAsync(_site, Role.Administrator, "boss@site.example");
        await editor.SendAsync("/admin/collections/add", ("Input.Title", "Pusher"), ("Input.Films", "Pusher"));
        await editor.SendAsync("/admin/grids/add", ("Input.Title", "Pusher"), ("Input.Films", "/films/pusher"));
        await editor.SendAsync("/admin/lists/add", ("Input.Title", "Pusher"), ("Input.Lists", "# Ann\nPusher"));
        var addresses = Addresses();

        Assert.InRange(addresses.Count, 30, int.MaxValue);
        foreach (var address in addresses)
        {
            var answers = new List<string>();
            foreach (var person in new[] { visitor, editor, admin })
            {
                using var response = await person.DownloadAsync(address);
                Assert.False(response.Headers.Contains("Set-Cookie"), address);
                Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
                answers.Add(await response.Content.ReadAsStringAsync());
            }

            Assert.True(answers.Distinct().Count() == 1, address);
        }
    }

    private List<string> Addresses() =>
        [
            .. _site
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<CachedPageAttribute>() is not null)
                .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null)
                .Select(e => AddressOf(e.RoutePattern.RawText!))
                .Distinct(),
        ];

    private static string AddressOf(string route)
    {
        var slug =
            route.Contains("/critics/", StringComparison.Ordinal) ? "ann"
            : route.Contains("/publications/", StringComparison.Ordinal) ? "the-paper"
            : "pusher";
        var address = route
            .Replace("{slug}", slug, StringComparison.Ordinal)
            .Replace("{position}", "1", StringComparison.Ordinal)
            .Replace("{key}", "pusher", StringComparison.Ordinal)
            .Replace("{list}", "best", StringComparison.Ordinal)
            .Replace("{kind}-{file:int:min(1)}", "films-1", StringComparison.Ordinal);
        Assert.DoesNotContain("{", address, StringComparison.Ordinal);
        return address.EndsWith(".nfo", StringComparison.Ordinal) ? $"{address}?for=kodi"
            : address.Contains("search", StringComparison.Ordinal) ? $"{address}?q=drug"
            : address == "/oembed" ? $"{address}?url=http://localhost/films/pusher"
            : address;
    }
}
