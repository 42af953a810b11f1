using Microsoft.Extensions.DependencyInjection;

namespace ReviewSite.Web.Tests.Api.Writing;

/// <summary>A program with a token for everything, on the seeded site.</summary>
public abstract class WritingTests : IAsyncLifetime
{
    protected const string Films = "/api/v1/films";
    protected const string Pusher = $"{Films}/pusher";
    protected const string Reviews = $"{Pusher}/reviews";

    protected WritingTests() => Site = new Site { Replace = services => services.AddSingleton<TimeProvider>(Time) };

    protected Site Site { get; private set; }

    private protected AdjustableTime Time { get; } = new();

    private protected ApiProgram Program { get; private set; } = null!;

    public async Task InitializeAsync() => Program = await ApiProgram.OfAsync(Site);

    public Task DisposeAsync()
    {
        Site.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The program keeps its token.</summary>
    private protected void Restart()
    {
        Site = Site.Restarted();
        Program = Program.On(Site);
    }
}
