using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReviewSite.Domain;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Backups;
using ReviewSite.Web.Commands;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Store.PostgreSql;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>A site that moves to PostgreSQL, and back.</summary>
public sealed class MoveTests : IDisposable
{
    private const string LockedOut = "bob@example.org";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewsite-move-");
    private readonly string _database = PostgreSqlServer.Programs is null
        ? ""
        : PostgreSqlServer.Shared.Create(isMigrated: false);

    private static readonly string[] _folders = ["keys", "posters"];

    public void Dispose()
    {
        if (_database.Length > 0)
        {
            PostgreSqlServer.Shared.Drop(_database);
        }

        if (Directory.Exists(_folder.FullName))
        {
            _folder.Delete(recursive: true);
        }
    }

    /// <summary>In PostgreSQL's microseconds.</summary>
    private static async Task<DateTimeOffset?> LockoutEndAsync(Site site)
    {
        var end = await site.ReadAsync(db =>
            db.Accounts.Where(a => a.Email == LockedOut).Select(a => a.LockoutEnd).SingleAsync()
        );
        return end is { } time ? time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)) : null;
    }

    private static async Task LockOutAsync(Site site)
    {
        const int Failures = 5;
        using var stranger = new Person(site);
        for (var i = 0; i < Failures; i++)
        {
            await stranger.SendAsync("/account/sign-in", ("Input.Email", LockedOut), ("Input.Password", "wrong"));
        }
    }

    [PostgreSqlFact]
    public async Task Everything_moves_there_and_back_and_work_goes_on_in_each()
    {
        string before;
        DateTimeOffset? lockoutEnd;
        using (var site = Site.On(server: null))
        {
            await new InventedCatalogue(7).FillAsync(site);
            using var editor = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");
            await editor.SendAsync("/admin/films/pusher", ("Input.Runtime", "105"));
            await editor.UploadAsync("/admin/films/pusher", "Poster", "poster", Pictures.Png(3), "a.png");
            (await Person.SignedInAsync(site, Role.Editor, LockedOut)).Dispose();
            await LockOutAsync(site);
            lockoutEnd = await LockoutEndAsync(site);
            before = await site.CatalogueAsync();
            CopyTo(site.DataFolder, Here("sqlite"));
        }

        var sent = await new SiteMove(new DataFolder(Here("sqlite"))).ToPostgreSqlAsync(_database, default);

        Assert.Contains(sent, t => t is { Table: "accounts", Rows: 2 });
        Assert.Contains(sent, t => t.Table == "historychanges" && t.Rows > 0);
        using (var moved = Site.At(_database))
        {
            Assert.Equal(before, await moved.CatalogueAsync());
            Assert.Equal(lockoutEnd, await LockoutEndAsync(moved));
            Assert.Empty(await moved.FaultsAsync());
            using var editor = new Person(moved);
            await editor.SendAsync(
                "/account/sign-in",
                ("Input.Email", "ann@example.org"),
                ("Input.Password", Person.Password)
            );
            await editor.SendAsync("/admin/films/pusher/reviews/add", ("Input.Critic", "Zoe"), ("Input.Quote", "New."));
            Assert.Equal(1, await moved.ReadAsync(db => db.Reviews.CountAsync(r => r.Quote == "New.")));
            before = await moved.CatalogueAsync();
        }

        await NobodyIsConnectedAsync();
        await new SiteMove(new DataFolder(Here("back"))).FromPostgreSqlAsync(_database, default);

        // The folder goes with the site.
        using var back = Site.In(_folder.FullName, "back");
        Assert.Equal(before, await back.CatalogueAsync());
        Assert.NotNull(lockoutEnd);
        Assert.Equal(lockoutEnd, await LockoutEndAsync(back));
        Assert.Empty(await back.FaultsAsync());
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Here("back"), "keys"), "*.xml"));
    }

    /// <summary>As after a node has ended; here, its connections are left in the pool of this process.</summary>
    private async Task NobodyIsConnectedAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await using var db = PostgreSqlOptions.Open(new PostgreSqlAddress(_database));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await PostgreSqlDatabase.IsWithoutNodesAsync(db, patience.Token))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    [PostgreSqlFact]
    public async Task The_store_that_was_left_behind_is_only_opened_on_purpose()
    {
        using var source = Site.On(server: null);
        _ = source.Client;
        CopyTo(source.DataFolder, Here("sqlite"));
        var move = new SiteMove(new DataFolder(Here("sqlite")));
        await move.ToPostgreSqlAsync(_database, default);
        var note = Path.Combine(Here("sqlite"), "moved.txt");
        var left = new StoreChoice(Here("sqlite"), VerdictScale.Standard, StoreSettings.Sqlite);
        var parts = new NpgsqlConnectionStringBuilder(_database);
        var restored = new SiteRestore(new DataFolder(Here("sqlite")), TimeProvider.System);

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            CommandStore.OpenAsync(left, isReadOnly: false, default)
        );
        await Assert.ThrowsAsync<InvalidInputException>(() => CommandStore.MigrateAsync(left, default));
        var notRestored = await Assert.ThrowsAsync<InvalidInputException>(() =>
            restored.RestoreAsync("none.zip", default)
        );
        File.Delete(note);
        await using var opened = await CommandStore.OpenAsync(left, isReadOnly: false, default);

        Assert.StartsWith(
            $"the site in {Here("sqlite")} was moved to the database {parts.Database} on {parts.Host}:{parts.Port} on ",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith($"delete {note}.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(refused.Message, notRestored.Message);
    }

    [PostgreSqlFact]
    public async Task A_site_that_moves_back_is_not_left_behind()
    {
        using var source = Site.On(server: null);
        _ = source.Client;
        CopyTo(source.DataFolder, Here("sqlite"));
        var move = new SiteMove(new DataFolder(Here("sqlite")));
        await move.ToPostgreSqlAsync(_database, default);
        File.Delete(Path.Combine(Here("sqlite"), DataFolder.DatabaseName));

        await using (var node = new NpgsqlConnection($"{_database};Pooling=false"))
        {
            await node.OpenAsync();
            var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
                move.FromPostgreSqlAsync(_database, default)
            );
            Assert.Contains(
                "is in use; nothing was moved. Stop all nodes first",
                refused.Message,
                StringComparison.Ordinal
            );
        }

        await move.FromPostgreSqlAsync(_database, default);
        await using var opened = await CommandStore.OpenAsync(
            new StoreChoice(Here("sqlite"), VerdictScale.Standard, StoreSettings.Sqlite),
            isReadOnly: true,
            default
        );

        Assert.False(File.Exists(Path.Combine(Here("sqlite"), "moved.txt")));
    }

    [PostgreSqlFact]
    public async Task A_database_that_is_not_empty_is_refused_and_left_as_it_is()
    {
        using var site = Site.On(PostgreSqlServer.Shared);
        _ = site.Client;
        using var source = Site.On(server: null);
        _ = source.Client;
        CopyTo(source.DataFolder, Here("sqlite"));

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            new SiteMove(new DataFolder(Here("sqlite"))).ToPostgreSqlAsync(site.Connection!, default)
        );

        Assert.Contains("is not empty; nothing was moved", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Here("sqlite"), "moved.txt")));
        Assert.Equal(11, await site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [PostgreSqlFact]
    public async Task The_database_of_a_site_of_an_older_version_is_refused_before_it_is_migrated()
    {
        await using var target = PostgreSqlOptions.Open(new PostgreSqlAddress(_database));
        var older = target.Database.GetMigrations().SkipLast(1).Last();
        await target.Database.MigrateAsync(older);
        await target.Database.ExecuteSqlRawAsync(
            "INSERT INTO accounts (id, role, isdisabled, emailconfirmed, phonenumberconfirmed, twofactorenabled, "
                + "lockoutenabled, accessfailedcount) VALUES ('1', 'editor', false, false, false, false, false, 0)"
        );
        using var source = Site.On(server: null);
        _ = source.Client;
        CopyTo(source.DataFolder, Here("sqlite"));

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            new SiteMove(new DataFolder(Here("sqlite"))).ToPostgreSqlAsync(_database, default)
        );

        Assert.Contains("is not empty; nothing was moved", refused.Message, StringComparison.Ordinal);
        Assert.Equal(older, (await target.Database.GetAppliedMigrationsAsync()).Last());
    }

    [PostgreSqlFact]
    public async Task A_site_that_runs_is_not_moved()
    {
        using var site = Site.On(server: null);
        _ = site.Client;

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            new SiteMove(site.Services.GetRequiredService<DataFolder>()).ToPostgreSqlAsync(_database, default)
        );

        Assert.Contains("is running", refused.Message, StringComparison.Ordinal);
    }

    private string Here(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>As a backup does, so that the site may run.</summary>
    private static void CopyTo(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from, "reviewsite.db*"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in _folders.Where(f => Directory.Exists(Path.Combine(from, f))))
        {
            Directory.CreateDirectory(Path.Combine(to, folder));
            foreach (var file in Directory.GetFiles(Path.Combine(from, folder)))
            {
                File.Copy(file, Path.Combine(to, folder, Path.GetFileName(file)));
            }
        }
    }
}
