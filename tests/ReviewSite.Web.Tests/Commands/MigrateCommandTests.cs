using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.PostgreSql;
using ReviewSite.Web.Store.Sqlite;
using ReviewSite.Web.Tests.PostgreSql;

namespace ReviewSite.Web.Tests.Commands;

[Collection(InProcessCommands.Name)]
public sealed class MigrateCommandTests : IDisposable
{
    private const string UpToDate = "The database is already up to date.\n";

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private DataFolder Data => new(Path.Combine(_cli.Folder, DataFolder.DefaultName));

    [SqliteFact]
    public async Task A_store_of_an_older_version_is_backed_up_and_updated_and_then_it_is_up_to_date()
    {
        var missing = await MakeOlderFileAsync();

        var outcome = await _cli.RunInProcessAsync("migrate");
        var again = await _cli.RunInProcessAsync("migrate");

        var backup = Assert.Single(Directory.GetFiles(Data.Path, "reviewsite-*_*-*.db"));
        Assert.Equal(
            (0, $"Backup written to {backup}.\nApplied {missing}.\nThe database is up to date.\n", ""),
            (outcome.ExitCode, outcome.Output, outcome.Error)
        );
        Assert.Equal((0, UpToDate, ""), (again.ExitCode, again.Output, again.Error));
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_set_up()
    {
        var outcome = await _cli.RunInProcessAsync("migrate");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.EndsWith("The database is set up.\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(UpToDate, (await _cli.RunInProcessAsync("migrate")).Output);
    }

    [SqliteFact]
    public async Task What_was_done_is_written_as_JSON_or_not_at_all()
    {
        var missing = await MakeOlderFileAsync();

        var done = JsonDocument.Parse((await _cli.RunInProcessAsync("migrate", "--json")).Output).RootElement;
        var quiet = await _cli.RunInProcessAsync("migrate", "--quiet");

        Assert.False(done.GetProperty("wasUpToDate").GetBoolean());
        Assert.Equal([missing], done.GetProperty("migrations").EnumerateArray().Select(m => m.GetString()));
        Assert.True(File.Exists(done.GetProperty("backup").GetString()));
        Assert.Equal((0, "", ""), (quiet.ExitCode, quiet.Output, quiet.Error));
    }

    [SqliteFact]
    public async Task Films_are_recalculated_if_the_scale_is_another()
    {
        await _cli.RunInProcessAsync("migrate");

        var outcome = await _cli.RunInProcessAsync("migrate", "--Scale:Preset=games");

        Assert.Equal("Recalculated the summaries of all films.\nThe database is up to date.\n", outcome.Output);
    }

    [SqliteFact]
    public async Task A_file_is_not_updated_while_the_site_is_running()
    {
        await MakeOlderFileAsync();
        using var site = StoreUse.Share(Data);

        var outcome = await _cli.RunInProcessAsync("migrate");

        Assert.Equal(
            (
                1,
                $"error: the site in {Data.Path} is running, or a command works on it. Stop it first, then try again.\n"
            ),
            (outcome.ExitCode, outcome.Error)
        );
    }

    [SqliteFact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        await _cli.RunInProcessAsync("migrate");
        await using (var db = SqliteOptions.Open(Data.Database))
        {
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0')"
            );
        }

        var outcome = await _cli.RunInProcessAsync("migrate");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("was written by a newer version of ReviewSite", outcome.Error, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task No_other_command_updates_a_store_where_only_this_one_may()
    {
        await MakeOlderFileAsync();
        var table = _cli.Write("table.csv", "title,critic,score\nUp,Ann,8/10\n");

        var outcome = await _cli.RunInProcessAsync("import", table, "--Store:Migrate=command");

        Assert.Equal(
            (
                1,
                $"error: the store in {Data.Path} was written by an older version; run “reviewsite migrate”, or start "
                    + "the site once, to update it.\n"
            ),
            (outcome.ExitCode, outcome.Error)
        );
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1,localhost")]
    public async Task A_database_that_does_not_answer_is_named_and_worth_another_try(string hosts)
    {
        var port = FreePort.Find();
        var outcome = await MigrateAsync($"Host={hosts};Port={port};Username=films");

        Assert.Equal(75, outcome.ExitCode);
        Assert.StartsWith("error: The database cannot be reached: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{port}", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Error.Count(c => c == '\n'));
    }

    [PostgreSqlFact]
    public async Task What_the_database_server_answers_is_passed_on_in_one_line()
    {
        var wrong = new NpgsqlConnectionStringBuilder(PostgreSqlServer.Shared.Create(isMigrated: false))
        {
            Database = "no_such_films",
        };

        var outcome = await MigrateAsync(wrong.ConnectionString);

        Assert.Equal(
            (1, "error: the database server refused: database \"no_such_films\" does not exist.\n"),
            (outcome.ExitCode, outcome.Error)
        );
    }

    [PostgreSqlFact]
    public async Task A_wrong_connection_string_is_refused_for_good()
    {
        var wrong = new NpgsqlConnectionStringBuilder(PostgreSqlServer.Shared.Create(isMigrated: false))
        {
            Username = "nobody-of-this-name",
        };

        var outcome = await MigrateAsync(wrong.ConnectionString);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("error: the database server refused: ", outcome.Error, StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task A_database_of_PostgreSQL_is_updated_too()
    {
        var connection = PostgreSqlServer.Shared.Create(isMigrated: false);
        try
        {
            var missing = await MakeOlderAsync(connection);

            var outcome = await MigrateAsync(connection);
            var again = await MigrateAsync(connection);

            Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
            Assert.Contains($"Applied {missing}.\n", outcome.Output, StringComparison.Ordinal);
            Assert.Equal(UpToDate, again.Output);
        }
        finally
        {
            PostgreSqlServer.Shared.Drop(connection);
        }
    }

    [PostgreSqlFact]
    public async Task A_database_of_PostgreSQL_needs_no_data_folder()
    {
        var connection = PostgreSqlServer.Shared.Create(isMigrated: false);
        string[] unwritable = ["--data", Path.Combine(_cli.Write("file.txt", ""), "data")];
        try
        {
            var migrated = await MigrateAsync(connection, unwritable);
            var check = await _cli.RunInProcessAsync(["check", .. unwritable, .. StoreIn(connection)]);

            Assert.Equal((0, "", 0, ""), (migrated.ExitCode, migrated.Error, check.ExitCode, check.Error));
        }
        finally
        {
            PostgreSqlServer.Shared.Drop(connection);
        }
    }

    private Task<Outcome> MigrateAsync(string connection, params string[] options) =>
        _cli.RunInProcessAsync(["migrate", .. options, .. StoreIn(connection)]);

    private static string[] StoreIn(string connection) =>
        ["--Store:Provider=postgres", $"--Store:ConnectionString={connection}"];

    /// <returns>The migration that it lacks.</returns>
    private async Task<string> MakeOlderFileAsync()
    {
        SqliteLibrary.Load();
        Data.CreateDatabase();
        await using var db = SqliteOptions.Open(Data.Database);
        var migrations = db.Database.GetMigrations().ToList();
        await db.GetService<IMigrator>().MigrateAsync(migrations[^2]);
        return migrations[^1];
    }

    /// <summary>With all migrations but the last one, which may be the only one.</summary>
    /// <returns>The migration that it lacks.</returns>
    private static async Task<string> MakeOlderAsync(string connection)
    {
        await using var db = PostgreSqlOptions.Open(new PostgreSqlAddress(connection));
        var migrations = db.Database.GetMigrations().ToList();
        if (migrations.Count > 1)
        {
            await db.GetService<IMigrator>().MigrateAsync(migrations[^2]);
        }

        return migrations[^1];
    }
}
