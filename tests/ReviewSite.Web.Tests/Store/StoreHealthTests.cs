using System.Data.Common;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Store;

/// <summary>A store that can be read and not written to.</summary>
public sealed class StoreHealthTests
{
    private const string Quote = "Long as the night.";
    private const long MB = 1024 * 1024;

    private static readonly Uri _ready = new("/healthz/ready", UriKind.Relative);

    [SqliteTheory]
    [InlineData(SQLitePCL.raw.SQLITE_FULL, "The disk is full")]
    [InlineData(SQLitePCL.raw.SQLITE_READONLY, "The store is read-only")]
    [InlineData(SQLitePCL.raw.SQLITE_IOERR, "The disk cannot be used")]
    public async Task A_save_that_cannot_be_made_says_why_and_works_again_once_it_is_repaired(int error, string reason)
    {
        var commits = new FailingCommits();
        using var site = new Site { Replace = services => services.Intercept(commits) };
        using var ann = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");

        commits.Error = error;
        var refused = await AddReviewAsync(ann);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, reason), (refused.Status, refused.Text("h1")));
        Assert.Contains(
            Quote,
            refused.Page.QuerySelector("textarea[name='Input.Quote']")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(reason, (await ann.GetAsync("/films/pusher")).Text("aside.notice"), StringComparison.Ordinal);
        Assert.Equal($"Degraded\n{reason}: saving fails.", await site.Client.GetStringAsync(_ready));
        Assert.DoesNotContain(
            reason,
            await site.Client.GetStringAsync(new Uri("/films/pusher", UriKind.Relative)),
            StringComparison.Ordinal
        );

        commits.Error = null;
        Assert.Equal("Healthy", await site.Client.GetStringAsync(_ready));
        Assert.Equal(HttpStatusCode.Redirect, (await AddReviewAsync(ann)).Status);
    }

    [SqliteFact]
    public async Task A_lock_file_of_another_user_is_noticed()
    {
        using var site = new Site
        {
            Replace = services => services.AddSingleton<IStoreLock>(new LockOfAnotherUser { IsTheirs = false }),
        };
        using var ann = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");

        ((LockOfAnotherUser)site.Services.GetRequiredService<IStoreLock>()).IsTheirs = true;
        var refused = await AddReviewAsync(ann);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Equal("Degraded\nThe store is read-only: saving fails.", await site.Client.GetStringAsync(_ready));
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_is_told_before_a_save_fails()
    {
        var free = 900 * MB;
        using var site = new Site
        {
            Replace = services => services.AddSingleton<DriveReader>(_ => new(free, 1000 * MB)),
        };
        var before = await site.Client.GetStringAsync(_ready);

        free = 12 * MB;
        using var response = await site.Client.GetAsync(_ready);

        Assert.Equal("Healthy", before);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            "Degraded\nThe disk of the data folder and the temporary folder is nearly full, with 12 MB left. Free some "
                + "space; once it is full, saves and uploads fail.",
            await response.Content.ReadAsStringAsync()
        );
    }

    [Fact]
    public async Task Each_folder_whose_disk_is_nearly_full_is_named()
    {
        DriveReader read = folder => folder.EndsWith("data", StringComparison.Ordinal) ? null : new(5, 1000 * MB);
        using var site = new Site { Replace = services => services.AddSingleton(read) };

        Assert.StartsWith(
            "Degraded\nThe disk of the temporary folder is nearly full, with 5 bytes left.",
            await site.Client.GetStringAsync(_ready),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(199, 100_000, true)]
    [InlineData(201, 100_000, false)]
    [InlineData(60, 64, false)]
    [InlineData(6, 64, true)]
    public void A_small_drive_may_have_less_space_left(long free, long size, bool isNearlyFull) =>
        Assert.Equal(isNearlyFull, new DriveSpace(free * MB, size * MB).IsNearlyFull);

    [Fact]
    public void A_drive_is_read_and_one_that_does_not_exist_is_not_known()
    {
        var space = DriveSpace.Read(Path.GetTempPath());

        Assert.NotNull(space);
        Assert.InRange(space.Free, 1, space.Size);
        Assert.Null(DriveSpace.Read(Path.Combine(Path.GetTempPath(), "no-such-folder")));
    }

    [SqliteFact]
    public async Task A_small_write_that_still_fits_does_not_make_a_full_disk_healthy()
    {
        var commits = new FailingCommits();
        var free = 0L;
        using var site = new Site
        {
            Replace = services =>
            {
                services.Intercept(commits);
                services.AddSingleton<DriveReader>(_ => new(free, 1000 * MB));
            },
        };
        using var ann = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");
        commits.Error = SQLitePCL.raw.SQLITE_FULL;
        await AddReviewAsync(ann);
        commits.Error = null;

        var full = await site.Client.GetStringAsync(_ready);
        free = 900 * MB;
        var repaired = await site.Client.GetStringAsync(_ready);

        Assert.StartsWith(
            "Degraded\nThe disk is full: saving fails.\nThe disk of the data folder",
            full,
            StringComparison.Ordinal
        );
        Assert.Equal("Healthy", repaired);
    }

    private static Task<Answer> AddReviewAsync(Person person) =>
        person.SendAsync("/admin/films/pusher/reviews/add", ("Input.Critic", "Zoe"), ("Input.Quote", Quote));

    private sealed class LockOfAnotherUser : IStoreLock, IDisposable
    {
        public bool IsTheirs { get; set; }

        public IDisposable? TryTake() =>
            IsTheirs ? throw new UnauthorizedAccessException("Access to the lock file is denied.") : this;

        /// <summary>Nothing is held.</summary>
        public void Dispose() { }
    }

    private sealed class FailingCommits : DbTransactionInterceptor
    {
        public int? Error { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => Error is { } error ? throw new SqliteException("as a test wants it", error) : ValueTask.FromResult(result);
    }
}
