using System.Data.Common;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Store;

/// <summary>A store that can be read and not written to.</summary>
public sealed class StoreHealthTests
{
    private const string Quote = "Long as the night.";

    [SqliteTheory]
    [InlineData(SQLitePCL.raw.SQLITE_FULL, "The disk is full")]
    [InlineData(SQLitePCL.raw.SQLITE_READONLY, "The store is read-only")]
    [InlineData(SQLitePCL.raw.SQLITE_IOERR, "The disk cannot be used")]
    public async Task A_save_that_cannot_be_made_says_why_and_works_again_once_it_is_repaired(int error, string reason)
    {
        var commits = new FailingCommits();
        using var site = new Site { Replace = services => services.Intercept(commits) };
        using var ann = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");
        var ready = new Uri("/healthz/ready", UriKind.Relative);

        commits.Error = error;
        var refused = await AddReviewAsync(ann);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, reason), (refused.Status, refused.Text("h1")));
        Assert.Contains(
            Quote,
            refused.Page.QuerySelector("textarea[name='Input.Quote']")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(reason, (await ann.GetAsync("/films/pusher")).Text("aside.notice"), StringComparison.Ordinal);
        Assert.Equal($"Degraded\n{reason}: saving fails.", await site.Client.GetStringAsync(ready));
        Assert.DoesNotContain(
            reason,
            await site.Client.GetStringAsync(new Uri("/films/pusher", UriKind.Relative)),
            StringComparison.Ordinal
        );

        commits.Error = null;
        Assert.Equal("Healthy", await site.Client.GetStringAsync(ready));
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
        Assert.Equal(
            "Degraded\nThe store is read-only: saving fails.",
            await site.Client.GetStringAsync(new Uri("/healthz/ready", UriKind.Relative))
        );
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
