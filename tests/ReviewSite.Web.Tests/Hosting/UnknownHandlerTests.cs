using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Tests.Pages.Admin;

namespace ReviewSite.Web.Tests.Hosting;

public sealed class UnknownHandlerTests : AdminTests
{
    /// <summary>From the handlers of the pages themselves, so that a new one cannot be forgotten.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?handler=Nothing")]
    public async Task A_form_that_names_no_handler_of_its_page_is_not_found(string query)
    {
        var token = (await Editor.GetAsync("/admin/films/add"))
            .Page.QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var loader = Site.Services.GetRequiredService<PageLoader>();
        var pages = Site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items;
        var count = 0;
        foreach (var page in pages.OfType<PageActionDescriptor>())
        {
            var handlers = (await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods;
            var named = handlers.Where(h => h.HttpMethod == "Post").Select(h => h.Name).ToList();
            if (named.Count == 0 || named.Contains(null))
            {
                continue;
            }

            var address =
                "/"
                + page.AttributeRouteInfo!.Template!.Replace("{slug}", "pusher", StringComparison.Ordinal)
                    .Replace("{id:int}", "1", StringComparison.Ordinal);
            var sent = await Editor.PostAsync(address + query, [("__RequestVerificationToken", token)]);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, sent.Status));
            count++;
        }

        Assert.True(count >= 3, $"Only {count} pages were tried.");
    }
}
