namespace ReviewSite.Web.Tests;

/// <summary>A site that is filled once for all tests of a class, which only read it.</summary>
public abstract class FilledSite : IAsyncLifetime
{
    /// <param name="hasSeed">Whether it has the film that comes with the program.</param>
    protected FilledSite(bool hasSeed = false) => Site = new Site { HasOwnSeed = !hasSeed };

    public Site Site { get; }

    public Task InitializeAsync() => FillAsync(Site);

    public Task DisposeAsync()
    {
        Site.Dispose();
        return Task.CompletedTask;
    }

    protected abstract Task FillAsync(Site site);
}
