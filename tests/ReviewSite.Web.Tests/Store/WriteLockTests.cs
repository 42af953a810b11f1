using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Store;

/// <summary>However a save ends, the next one finds the write lock free.</summary>
public sealed class WriteLockTests
{
    private const string Ann = "ann@example.org";

    [Fact]
    public async Task Two_wrong_passwords_at_once_leave_the_store_writable_and_both_count()
    {
        using var site = new Site();
        (await Person.SignedInAsync(site, Role.Editor, Ann)).Dispose();

        var statuses = await WrongPasswordsAsync(site, attempts: 2);

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.Equal(2, await site.ReadAsync(db => db.Accounts.Select(a => a.AccessFailedCount).SingleAsync()));
        await AssertWritableAsync(site);
    }

    [Fact]
    public async Task Parallel_guesses_lock_the_account_as_guesses_one_after_another_do()
    {
        using var site = new Site();
        (await Person.SignedInAsync(site, Role.Editor, Ann)).Dispose();

        var statuses = await WrongPasswordsAsync(site, attempts: 18);

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.NotNull(await site.ReadAsync(db => db.Accounts.Select(a => a.LockoutEnd).SingleAsync()));
        using var ann = new Person(site);
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(ann, Person.Password)).Status);
    }

    [Fact]
    public async Task A_double_click_on_sign_out_signs_out_twice()
    {
        using var site = new Site();
        using var ann = await Person.SignedInAsync(site, Role.Editor, Ann);
        var page = await ann.GetAsync("/account");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => ann.SubmitAsync(page, "/account", handler: null, ("everywhere", "false")))
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        await AssertWritableAsync(site);
    }

    [Fact]
    public async Task Several_can_sign_in_at_once_while_expired_sessions_are_stored()
    {
        using var site = new Site();
        (await Person.SignedInAsync(site, Role.Editor, Ann)).Dispose();
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ReviewSiteDb>();
            var id = await db.Accounts.Select(a => a.Id).SingleAsync();
            db.Sessions.AddRange(
                Enumerable.Range(0, 3).Select(i => new Session($"expired-{i}", id, [], DateTime.UtcNow.AddDays(-1)))
            );
            await db.SaveChangesAsync();
        }

        var people = Enumerable.Range(0, 4).Select(_ => new Person(site)).ToList();
        var answers = await Task.WhenAll(people.Select(person => SignInAsync(person, Person.Password)));
        people.ForEach(person => person.Dispose());

        Assert.All(answers, answer => Assert.Equal("/admin", answer.Location));
        Assert.Equal(0, await site.ReadAsync(db => db.Sessions.CountAsync(s => s.KeyHash.StartsWith("expired"))));
    }

    [Theory]
    [InlineData(Stage.TransactionStarting)]
    [InlineData(Stage.TransactionStarted)]
    [InlineData(Stage.Saving)]
    [InlineData(Stage.Command)]
    [InlineData(Stage.CommandDone)]
    [InlineData(Stage.Saved)]
    [InlineData(Stage.Committing)]
    [InlineData(Stage.Committed)]
    public async Task A_save_that_fails_at_any_stage_releases_the_lock(Stage stage)
    {
        var fault = new FaultyStage(stage);
        using var site = new Site { Replace = services => services.Intercept(fault) };
        _ = site.Client;

        fault.IsOn = true;
        await Assert.ThrowsAsync<FaultException>(() =>
            site.Services.GetRequiredService<Invitations>().CreateAsync(Ann, Role.Editor, default)
        );
        fault.IsOn = false;

        await AssertWritableAsync(site);
    }

    [Fact]
    public async Task A_transaction_without_the_write_lock_is_refused()
    {
        using var site = new Site();
        _ = site.Client;

        await site.ReadAsync(async db =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.BeginTransactionAsync());
            return true;
        });
    }

    [Fact]
    public async Task A_lock_that_is_held_for_long_is_reported()
    {
        var clock = new AdjustableTime();
        using var site = new Site { Replace = services => services.AddSingleton<TimeProvider>(clock) };
        var address = new Uri("/healthz/ready", UriKind.Relative);
        _ = site.Client;

        using (await site.Services.GetRequiredService<WriteLock>().TakeAsync())
        {
            Assert.Equal("Healthy", await site.Client.GetStringAsync(address));
            clock.Advance(TimeSpan.FromSeconds(31));
            Assert.Matches(
                @"^Degraded\nThe write lock has been held for 3\d seconds\.$",
                await site.Client.GetStringAsync(address)
            );
        }

        Assert.Equal("Healthy", await site.Client.GetStringAsync(address));
        Assert.Matches("The write lock has been held for 3\\d seconds", await site.StopAndReadLogAsync());
    }

    [Fact]
    public async Task A_change_that_another_keeps_waiting_is_refused_and_logged_in_one_line()
    {
        using var site = new Site();
        _ = site.Client;

        using (await site.Services.GetRequiredService<WriteLock>().TakeAsync())
        {
            Assert.Equal([HttpStatusCode.ServiceUnavailable], await WrongPasswordsAsync(site, attempts: 1));
        }

        var log = await site.StopAndReadLogAsync();
        Assert.Contains("another writer held the write lock for more than 5 seconds", log, StringComparison.Ordinal);
        Assert.DoesNotContain("An unhandled exception", log, StringComparison.Ordinal);
    }

    private static async Task<List<HttpStatusCode>> WrongPasswordsAsync(Site site, int attempts)
    {
        var people = Enumerable.Range(0, attempts).Select(_ => new Person(site)).ToList();
        var pages = await Task.WhenAll(people.Select(person => person.GetAsync("/account/sign-in")));
        var answers = await Task.WhenAll(
            people.Zip(
                pages,
                (person, page) =>
                    person.SubmitAsync(
                        page,
                        "/account/sign-in",
                        handler: null,
                        ("Input.Email", Ann),
                        ("Input.Password", "wrong")
                    )
            )
        );
        people.ForEach(person => person.Dispose());
        return [.. answers.Select(answer => answer.Status)];
    }

    private static Task<Answer> SignInAsync(Person person, string password) =>
        person.SendAsync("/account/sign-in", ("Input.Email", Ann), ("Input.Password", password));

    private static async Task AssertWritableAsync(Site site)
    {
        await site.Services.GetRequiredService<Invitations>().CreateAsync("bob@example.org", Role.Editor, default);
        Assert.Equal(1, await site.ReadAsync(db => db.Invitations.CountAsync(i => i.Email == "bob@example.org")));
    }

    public enum Stage
    {
        TransactionStarting,
        TransactionStarted,
        Saving,
        Command,
        CommandDone,
        Saved,
        Committing,
        Committed,
    }

    private sealed class FaultException : Exception;

    /// <summary>Fails at one stage of a save.</summary>
    private sealed class FaultyStage(Stage stage)
        : IDbTransactionInterceptor,
            ISaveChangesInterceptor,
            IDbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection,
            TransactionStartingEventData eventData,
            InterceptionResult<DbTransaction> result,
            CancellationToken cancellationToken = default
        ) => At(Stage.TransactionStarting, result);

        public ValueTask<DbTransaction> TransactionStartedAsync(
            DbConnection connection,
            TransactionEndEventData eventData,
            DbTransaction result,
            CancellationToken cancellationToken = default
        ) => At(Stage.TransactionStarted, result);

        public ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) => At(Stage.Saving, result);

        public ValueTask<int> SavedChangesAsync(
            SaveChangesCompletedEventData eventData,
            int result,
            CancellationToken cancellationToken = default
        ) => At(Stage.Saved, result);

        public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) => At(Stage.Command, result);

        public ValueTask<int> NonQueryExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            int result,
            CancellationToken cancellationToken = default
        ) => At(Stage.CommandDone, result);

        public ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => At(Stage.Committing, result);

        public async Task TransactionCommittedAsync(
            DbTransaction transaction,
            TransactionEndEventData eventData,
            CancellationToken cancellationToken = default
        ) => await At(Stage.Committed, true);

        private ValueTask<T> At<T>(Stage reached, T result) =>
            IsOn && reached == stage ? throw new FaultException() : ValueTask.FromResult(result);
    }
}
