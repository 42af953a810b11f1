using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Tests.Store;

public sealed class CatalogueStatsCacheTests
{
    [Fact]
    public async Task No_figure_is_older_than_the_content_when_it_was_asked_for()
    {
        using var site = new Site { HasOwnSeed = true };
        var contentVersion = site.Services.GetRequiredService<ContentVersion>();
        using var stats = new CatalogueStatsCache(contentVersion);
        var (changes, older) = (contentVersion.Current, 0);

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 200_000; i++)
                        {
                            var now = i % 4 == 0 ? Interlocked.Increment(ref changes) : Interlocked.Read(ref changes);
                            contentVersion.Raise(now);
                            if (
                                await stats.GetAsync(
                                    "generation",
                                    () => Task.FromResult(contentVersion.Current),
                                    default
                                ) < now
                            )
                            {
                                Interlocked.Increment(ref older);
                            }
                        }
                    })
                )
        );

        Assert.Equal(0, older);
    }
}
