using Microsoft.Extensions.Logging.Abstractions;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Imports.Posters;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Tests.Imports;

/// <summary>How jobs are reported to other nodes, with files that two nodes could share.</summary>
public sealed class UploadStatesTests : IDisposable
{
    private const string Name = "uploads/a/state/import";

    private readonly MemoryFiles _files = new();
    private readonly AdjustableTime _time = new();
    private readonly PosterJob _job = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    private UploadStates States => new(_files, _time, NullLogger<UploadStates>.Instance);

    [Fact]
    public async Task A_job_that_is_forgotten_while_it_reports_its_end_stays_forgotten()
    {
        await States.BeginAsync(Name, _job, default);
        await EndAsync();
        _files.AfterNextRead = () => States.ForgetAsync(Name, default);

        await States.FollowAsync(Name, _job);

        Assert.Null(_files.AfterNextRead);
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task A_job_that_is_replaced_while_it_reports_does_not_hide_the_new_one()
    {
        using var next = new PosterJob();
        await States.BeginAsync(Name, _job, default);
        await EndAsync();
        _files.AfterNextRead = () => States.BeginAsync(Name, next, default);

        await States.FollowAsync(Name, _job);

        Assert.Equal(next.Key, (await FindAsync())!.Key);
    }

    [Fact]
    public async Task A_replaced_job_is_canceled_and_leaves_no_files()
    {
        using var next = new PosterJob();
        await States.BeginAsync(Name, _job, default);
        var running = _job.RunAsync(WaitAsync, _turn, _ => { }, default);
        await States.CancelAsync(Name, _job.Key, default);
        await States.BeginAsync(Name, next, default);

        await States.FollowAsync(Name, _job);
        await running;

        Assert.Equal("The upload was canceled. No poster was added.", _job.Failure);
        Assert.DoesNotContain(_files.Names, n => n.Contains($"{_job.Key:N}", StringComparison.Ordinal));
        Assert.Equal(next.Key, (await FindAsync())!.Key);
    }

    [Fact]
    public async Task A_job_whose_node_has_been_silent_for_half_a_minute_is_none_unless_it_had_ended()
    {
        await States.BeginAsync(Name, _job, default);
        _time.Advance(TimeSpan.FromSeconds(25));
        Assert.NotNull(await FindAsync());
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await FindAsync());

        await EndAsync();
        await States.FollowAsync(Name, _job);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.True((await FindAsync())!.HasEnded);
    }

    public void Dispose()
    {
        _job.Dispose();
        _turn.Dispose();
    }

    private Task EndAsync() =>
        _job.RunAsync(_ => Task.FromException<PosterReport>(new InvalidDataException()), _turn, _ => { }, default);

    private Task<UploadState<double, PosterReport>?> FindAsync() =>
        States.FindAsync<double, PosterReport>(Name, default);

    private static async Task<PosterReport> WaitAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new InvalidOperationException("It was not canceled.");
    }

    private sealed class MemoryFiles : ISharedFiles
    {
        private readonly Dictionary<string, byte[]> _contents = [];

        public bool HasOtherNodes => true;

        public IEnumerable<string> Names => _contents.Keys;

        /// <summary>What another request does between a read and what follows it.</summary>
        public Func<Task>? AfterNextRead { get; set; }

        public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellation)
        {
            var content = _contents.GetValueOrDefault(name);
            if (AfterNextRead is { } meanwhile)
            {
                AfterNextRead = null;
                await meanwhile();
            }

            return content;
        }

        public Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
        {
            _contents[name] = content.ToArray();
            return Task.CompletedTask;
        }

        public Task DeleteAsync(string name, CancellationToken cancellation)
        {
            _contents.Remove(name);
            return Task.CompletedTask;
        }

        public Task SaveAsync(string name, Stream content, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task ShareAsync(string name, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<string?> FindAsync(string name, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<string>> NamesAsync(string folder, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<IReadOnlyDictionary<string, DateTime>> FoldersAsync(
            string folder,
            CancellationToken cancellation
        ) => throw new NotSupportedException();
    }
}
