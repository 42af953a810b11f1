using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Shared;

/// <summary>Of a film with 60 reviews, the tenth of which was withdrawn.</summary>
public sealed class ReviewAddressTests(ReviewAddressTests.Filled filled) : IClassFixture<ReviewAddressTests.Filled>
{
    private readonly Site _site = filled.Site;

    [Theory]
    [InlineData("/search?q=word9", "/films/long?review=9#review-9")]
    [InlineData("/search?q=word51", "/films/long?review=51#review-51")]
    [InlineData("/search?q=word52", "/films/long?review=52#review-52")]
    [InlineData("/critics/critic51", "/films/long?review=51#review-51")]
    [InlineData("/critics/critic52", "/films/long?review=52#review-52")]
    [InlineData("/publications/paper60", "/films/long?review=60#review-60")]
    [InlineData("/", "/films/long?review=60#review-60")]
    public async Task A_link_to_a_review_leads_to_the_page_that_holds_it(string from, string expected)
    {
        var links = (await _site.PageAsync(from))
            .QuerySelectorAll("main a[href*='#review-']")
            .Select(a => a.GetAttribute("href")!);

        Assert.Contains(expected, links);
        Assert.NotNull((await _site.PageAsync(expected.Split('#')[0])).GetElementById(expected.Split('#')[1]));
    }

    public sealed class Filled : FilledSite
    {
        protected override async Task FillAsync(Site site)
        {
            using var tables = new Tables(site);
            var rows = Enumerable
                .Range(1, 60)
                .Select(i =>
                    FormattableString.Invariant(
                        $"Long,1999,Critic{i},Paper{i},{(i > 57 ? "2020-01-01" : "")},Word{i}.\n"
                    )
                );
            await tables.ImportAsync(
                tables.Write("a.csv", "title,year,critic,publication,date,quote\n" + string.Concat(rows))
            );
            await site
                .Services.GetRequiredService<UnitOfWork>()
                .ExecuteAsync(
                    new StoreChange<bool>(
                        Actor.CommandLine,
                        "Review withdrawn",
                        async db =>
                        {
                            (await db.Reviews.SingleAsync(r => r.Position == 10)).Withdraw();
                            return true;
                        }
                    ),
                    default
                );
        }
    }
}
