using ReviewSite.Web.Store;

namespace ReviewSite.Web.Tests.Store;

public sealed class ContentVersionTests
{
    [Fact]
    public async Task While_the_database_does_not_answer_nobody_else_waits_for_it()
    {
        using var changes = new SlowChanges();
        var clock = new AdjustableTime();
        var version = new ContentVersion(changes, clock);
        Assert.Equal(7, version.Current);

        changes.IsSlow = true;
        clock.Advance(ContentVersion.BetweenLooks * 2);
        var looking = Task.Run(() => version.Current);
        changes.Asked.Wait();

        Assert.Equal(7, await Task.Run(() => version.Current).WaitAsync(TimeSpan.FromSeconds(30)));
        await Task.Run(() => version.Raise(9)).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(9, version.Current);

        changes.Answered.Set();
        Assert.Equal(9, await looking);
    }

    private sealed class SlowChanges : IContentChanges, IDisposable
    {
        public bool IsSlow { get; set; }

        public ManualResetEventSlim Asked { get; } = new();

        public ManualResetEventSlim Answered { get; } = new();

        public long? Read()
        {
            if (IsSlow)
            {
                Asked.Set();
                Answered.Wait();
            }

            return 7;
        }

        public void Dispose()
        {
            Asked.Dispose();
            Answered.Dispose();
        }
    }
}
