using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Scores;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Tests.Store;

public sealed class StoreTests : IDisposable
{
    private readonly Site _site = new() { StartsFromNothing = true };

    public void Dispose() => _site.Dispose();

    private string Database => Path.Combine(_site.DataFolder, "reviewsite.db");

    private Task<int> ExecuteAsync(string sql) => _site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    [Fact]
    public async Task The_migrations_hold_the_whole_model() =>
        Assert.False(await _site.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));

    [SqliteFact]
    public async Task The_store_writes_ahead_and_waits_for_the_disk()
    {
        var (journal, synchronous, foreignKeys) = await _site.ReadAsync(async db =>
            (
                await db
                    .Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode")
                    .SingleAsync(),
                await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(),
                await db
                    .Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys")
                    .SingleAsync()
            )
        );

        Assert.Equal(("wal", 2, 1), (journal, synchronous, foreignKeys));
    }

    [Theory]
    [InlineData("UPDATE Reviews SET Score = 101 WHERE Position = 2")]
    [InlineData("UPDATE Reviews SET Reception = NULL WHERE Position = 2")]
    [InlineData("UPDATE Reviews SET Reception = 'great' WHERE Position = 1")]
    [InlineData("UPDATE Reviews SET Position = 2 WHERE Position = 1")]
    [InlineData("UPDATE Reviews SET CriticId = 999 WHERE Position = 1")]
    [InlineData("UPDATE Reviews SET Credit = 'Staff' WHERE Position = 1")]
    [InlineData("UPDATE Films SET Year = 1066")]
    [InlineData("INSERT INTO StoreState (Id, Generation) VALUES (2, 0)")]
    [InlineData("UPDATE PublishedSummaries SET Critics = -1")]
    public async Task The_store_refuses_what_the_rules_refuse(string sql) =>
        await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(sql));

    [SqliteFact]
    public async Task A_start_that_was_killed_while_migrating_does_not_hold_up_the_next()
    {
        Directory.CreateDirectory(_site.DataFolder);
        await using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """;
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal(11, await _site.ReadAsync(db => db.Reviews.CountAsync()).WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        await ExecuteAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0')");

        var error = await Assert.ThrowsAsync<InvalidInputException>(() =>
            _site
                .Services.GetRequiredService<StoreInitializer>()
                .OpenAsync(mayMigrate: true, mayChangeScale: true, default)
        );
        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task A_store_that_holds_something_is_backed_up_before_a_migration_changes_it()
    {
        var folder = new DataFolder(_site.DataFolder);
        var options = new DbContextOptionsBuilder<ReviewSiteDb>();
        SqliteOptions.Configure(options, folder.Database);
        await using (var old = new ReviewSiteDb(options.Options))
        {
            await old.Database.MigrateAsync("Initial");
            await old.Database.ExecuteSqlRawAsync(
                "INSERT INTO Critics (Slug, Name, NameKey) VALUES ('ann', 'Ann', 'ann')"
            );
        }

        Assert.Equal(
            "Ann",
            await _site.ReadAsync(db => db.Critics.Where(c => c.Slug == "ann").Select(c => c.Name).SingleAsync())
        );

        var backup = Assert.Single(Directory.GetFiles(_site.DataFolder, "reviewsite-*_Initial-*.db"));
        SqliteOptions.Configure(options = new DbContextOptionsBuilder<ReviewSiteDb>(), backup);
        await using var before = new ReviewSiteDb(options.Options);
        Assert.Single(await before.Database.GetAppliedMigrationsAsync());
        Assert.Equal(1, await before.Critics.CountAsync());
    }

    [SqliteFact]
    public async Task A_store_of_the_version_before_keeps_what_its_imports_list_and_published()
    {
        using var site = new Site { HasOwnSeed = true };
        Directory.CreateDirectory(site.DataFolder);
        var options = new DbContextOptionsBuilder<ReviewSiteDb>();
        SqliteOptions.Configure(options, Path.Combine(site.DataFolder, DataFolder.DatabaseName));
        await using (var db = new ReviewSiteDb(options.Options))
        {
            await db.Database.MigrateAsync("Accounts");
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO StoreState (Id, Generation) VALUES (1, 3);
                INSERT INTO Films (Id, Slug, Title, TitleKey, Directors, Countries, Languages, Summary)
                VALUES (1, 'a', 'A', 'a', '[]', '[]', '[]', '{{"critics":4,"scored":1}}');
                INSERT INTO Reviews (Id, FilmId, Position, Score, Reception, Quote, QuoteKey)
                VALUES (1, 1, 1, 70, 'positive', 'Zanzibar.', 'zanzibar.');
                INSERT INTO Imports (Id, FilmId, Source, Hash, At, Warnings)
                VALUES (7, 1, 'a.txt', 'x', '2026-01-01T00:00:00.0000000Z', '[]');
                INSERT INTO ImportMentions (ImportId, ReviewId) VALUES (7, 1);
                INSERT INTO PublishedSummaries (ImportId, FilmId, ScoreStands, Critics, Positive)
                VALUES (7, 1, 1, 4, 4);
                """
            );
        }

        var film = (await site.JsonAsync("/api/v1/films/a"))["summary"]!;

        Assert.Equal(
            (4, "published"),
            (film["positive"]!["count"]!.GetValue<int>(), film["criticsBasis"]!.GetValue<string>())
        );
        Assert.Equal(
            (7, 7, 1),
            await site.ReadAsync(async db =>
                (
                    (await db.Imports.SingleAsync()).Id,
                    (await db.ImportedSummaries.SingleAsync()).Id,
                    await db.ImportMentions.CountAsync(m => m.ImportId == 7)
                )
            )
        );
        Assert.NotNull((await site.PageAsync("/search?q=zanzibar")).QuerySelector("mark"));
        Assert.Empty(
            await site.ReadAsync(db =>
                db.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync()
            )
        );
    }

    [SqliteFact]
    public async Task A_store_of_the_version_before_keeps_its_history()
    {
        using var site = new Site { HasOwnSeed = true };
        Directory.CreateDirectory(site.DataFolder);
        var options = new DbContextOptionsBuilder<ReviewSiteDb>();
        SqliteOptions.Configure(options, Path.Combine(site.DataFolder, DataFolder.DatabaseName));
        await using (var db = new ReviewSiteDb(options.Options))
        {
            await db.Database.MigrateAsync("Contributors");
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO StoreState (Id, Generation) VALUES (1, 3);
                INSERT INTO History (At, Who, What, FilmIds, Changes)
                VALUES ('2026-01-01T00:00:00.0000000Z', 'Ann', 'Review corrected', '[]',
                    '[{{"Kind":"Review","Id":5,"Field":"Quote","Before":null,"After":"Raw."}},'
                    || '{{"Kind":"Import","Id":7,"Field":null,"Before":null,"After":null}}]');
                """
            );
        }

        var entry = await site.ReadAsync(db => db.History.AsNoTracking().SingleAsync());

        Assert.Equal(
            [new HistoryChange("Review", 5, "Quote", null, "Raw."), new HistoryChange("Import", 7, null, null, null)],
            entry.Changes
        );
        Assert.Equal(1, await site.ReadAsync(db => db.History.ThatAdded("Import", 7).CountAsync()));
    }

    [Fact]
    public void What_a_killed_import_left_goes_and_what_another_is_using_stays()
    {
        Directory.CreateDirectory(_site.DataFolder);
        string Left(string name)
        {
            var path = Path.Combine(_site.DataFolder, name);
            File.WriteAllText(path, "");
            return path;
        }

        string[] left =
        [
            Left("staging-a.db"),
            Left("staging-a.db-journal"),
            Left("staging-a.lock"),
            Left("staging-c.lock"),
        ];
        string[] used = [Left("staging-b.db"), Left("staging-b.lock")];
        using var held = new FileStream(used[1], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        _ = _site.Client;

        Assert.Equal((false, true), (left.Any(File.Exists), used.All(File.Exists)));
    }

    [SqliteFact]
    public void A_new_store_is_readable_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _ = _site.Client;

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(_site.DataFolder, DataFolder.DatabaseName))
        );
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(_site.DataFolder)
        );
    }

    [Theory]
    [InlineData(3, 51, 2)]
    [InlineData(3, 40, 1)]
    public void An_SQLite_with_the_fault_that_corrupts_stores_is_refused(int major, int minor, int build)
    {
        var refusal = Assert.Throws<InvalidInputException>(() =>
            SqliteLibrary.Require(new Version(major, minor, build))
        );

        Assert.Contains("ReviewSite needs 3.51.3 or newer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_SQLite_that_is_loaded_is_the_one_that_the_packages_bring_also_when_it_is_in_use_already()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();

        Assert.Equal(new Version(3, 53, 4), SqliteLibrary.Load());
    }

    [Fact]
    public async Task A_first_start_has_nothing_to_warn_of()
    {
        _ = _site.Client;

        var log = await _site.StopAndReadLogAsync();

        Assert.Contains("\"Level\":\"Information\"", log, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Level\":\"Warning\"", log, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task A_write_that_cannot_get_the_lock_changes_nothing_and_says_so()
    {
        var folder = _site.Services.GetRequiredService<DataFolder>();
        using var otherProcess = new FileStream(
            folder.LockFile,
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );

        await Assert.ThrowsAsync<StoreBusyException>(() =>
            _site.ImportAsync("Late", ReviewTexts.Scored("Mixed or average reviews", 50))
        );

        Assert.Equal(1, await _site.ReadAsync(db => db.Films.CountAsync()));
    }

    [Fact]
    public async Task Writers_at_once_wait_for_each_other_and_lose_nothing()
    {
        var imports = Enumerable
            .Range(0, 20)
            .Select(i =>
                _site.ImportAsync($"Film {i}", ReviewTexts.Scored("Mixed or average reviews", 50, 51, 52, 53))
            );

        await Task.WhenAll(imports);

        Assert.Equal(21, await _site.ReadAsync(db => db.Films.CountAsync()));
        Assert.Equal(11 + 80, await _site.ReadAsync(db => db.Reviews.CountAsync()));
        Assert.Equal(21, await _site.ReadAsync(async db => (await db.State.SingleAsync()).ContentVersion));
    }

    [Fact]
    public async Task Ten_writers_with_two_hundred_edits_each_lose_none()
    {
        const int Writers = 10;
        const int Edits = 200;
        var unitOfWork = _site.Services.GetRequiredService<UnitOfWork>();
        var before = await _site.ReadAsync(db => db.Reviews.SumAsync(r => r.Version));

        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(async writer =>
                {
                    for (var edit = 0; edit < Edits; edit++)
                    {
                        await unitOfWork.ExecuteAsync(
                            new StoreChange<bool>(
                                new Actor($"writer {writer}", null),
                                "Edit",
                                async db =>
                                {
                                    var review = await db
                                        .Reviews.Include(r => r.Critic)
                                        .Include(r => r.Publication)
                                        .SingleAsync(r => r.Position == writer + 1);
                                    review.Correct(
                                        review.Content with
                                        {
                                            Score = new Score(
                                                (review.Score?.Value ?? 0) == 100 ? 0 : (review.Score?.Value ?? 0) + 1
                                            ),
                                            OriginalScore = null,
                                        }
                                    );
                                    return true;
                                }
                            ),
                            default
                        );
                    }
                })
        );

        Assert.Equal(Writers * Edits, await _site.ReadAsync(db => db.Reviews.SumAsync(r => r.Version)) - before);
        Assert.Equal(Writers * Edits, await _site.ReadAsync(db => db.History.CountAsync(e => e.What == "Edit")));
        var film = await _site.ReadAsync(db => db.Films.SingleAsync());
        var again = await _site.ReadAsync(db =>
            _site.Services.GetRequiredService<FilmSummaries>().ExplainAsync(db, film.Id, default)
        );
        Assert.True(StoredSummary.AreSame(film.Summary, again.Summary));
    }

    [Fact]
    public async Task A_change_that_is_rejected_leaves_nothing_behind_whatever_it_did()
    {
        var unitOfWork = _site.Services.GetRequiredService<UnitOfWork>();
        var contentVersion = await _site.ReadAsync(db => db.ContentVersionAsync(default));

        var result = await unitOfWork.ExecuteAsync(
            new StoreChange<string>(
                Actor.CommandLine,
                "Test",
                async db =>
                {
                    db.Films.Add(new Film("new", FilmDetails.Of("New", 2000)));
                    await db.SaveChangesAsync();
                    await db.Reviews.ExecuteDeleteAsync();
                    (await db.Films.FirstAsync()).ShowPoster("a.webp");
                    return ChangeResult.Rejected("no");
                }
            ),
            default
        );

        Assert.Equal("no", result);
        Assert.Equal(
            (1, 11, contentVersion),
            (
                await _site.ReadAsync(db => db.Films.CountAsync(f => f.Poster == null)),
                await _site.ReadAsync(db => db.Reviews.CountAsync()),
                await _site.ReadAsync(db => db.ContentVersionAsync(default))
            )
        );
    }

    [Fact]
    public async Task A_change_that_fails_leaves_nothing_behind()
    {
        var unitOfWork = _site.Services.GetRequiredService<UnitOfWork>();

        await Assert.ThrowsAsync<DbUpdateException>(() =>
            unitOfWork.ExecuteAsync(
                new StoreChange<int>(
                    Actor.CommandLine,
                    "Test",
                    db =>
                    {
                        db.Films.Add(new Film("new", FilmDetails.Of("New", 2000)));
                        db.Films.Add(new Film("pusher", FilmDetails.Of("Taken", 2000)));
                        return Task.FromResult<ChangeResult<int>>(0);
                    }
                ),
                default
            )
        );

        Assert.Equal(1, await _site.ReadAsync(db => db.Films.CountAsync()));
    }

    [Fact]
    public async Task A_stored_summary_is_what_a_recomputation_gives()
    {
        await _site.ImportAsync(
            "Weighed",
            ReviewTexts
                .Scored("Mixed or average reviews", 50, 51, 52, 90)
                .Replace(
                    "Reviewed by: D Critic",
                    "Reviewed by: D Critic\n    Publication: Heavy",
                    StringComparison.Ordinal
                )
        );
        await _site
            .Services.GetRequiredService<UnitOfWork>()
            .ExecuteAsync(
                new StoreChange<int>(
                    Actor.CommandLine,
                    "Test",
                    async db =>
                    {
                        (await db.Publications.SingleAsync()).Weigh(3);
                        return 0;
                    }
                ),
                default
            );

        var film = await _site.ReadAsync(db => db.Films.SingleAsync(f => f.Slug == "weighed"));
        var again = await _site.ReadAsync(db =>
            _site.Services.GetRequiredService<FilmSummaries>().ExplainAsync(db, film.Id, default)
        );

        Assert.Equal(71, film.Summary.Score?.Value);
        Assert.True(StoredSummary.AreSame(film.Summary, again.Summary));
    }
}
