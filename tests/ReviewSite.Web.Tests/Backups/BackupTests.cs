using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain;
using ReviewSite.Web.Backups;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    private readonly Site _site = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewsite-backup-");

    private string Backup => Path.Combine(_folder.FullName, "site.zip");

    public void Dispose()
    {
        _site.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task BackUpAsync() =>
        _site.Services.GetRequiredService<SiteBackup>().WriteAsync(Backup, CancellationToken.None);

    private static Task<RestoredBackup> RestoreAsync(string path, string folder) =>
        new SiteRestore(new DataFolder(folder), TimeProvider.System).RestoreAsync(path, CancellationToken.None);

    private void Rewrite(Action<ZipArchive> change)
    {
        using var archive = ZipFile.Open(Backup, ZipArchiveMode.Update);
        change(archive);
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        archive.GetEntry(name)?.Delete();
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    [SqliteFact]
    public async Task A_backup_of_a_running_site_brings_everything_back_on_another_machine()
    {
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        await editor.UploadAsync("/admin/films/pusher", "Poster", "poster", Pictures.Png(20, 30), "poster.png");
        var poster = await _site.ReadAsync(db =>
            db.Films.Where(f => f.Slug == "pusher").Select(f => f.Poster).SingleAsync()
        );
        await _site.Client.GetAsync(new Uri($"/posters/small/{poster}", UriKind.Relative));
        await BackUpAsync();
        await editor.SendAsync("/admin/films/pusher", "Withdraw");
        var elsewhere = Path.Combine(_folder.FullName, "elsewhere", "data");

        var restored = await RestoreAsync(Backup, elsewhere);

        Assert.Equal((1, null), (restored.Films, restored.Former));
        Assert.True(File.Exists(Path.Combine(elsewhere, "posters", poster!)));
        Assert.True(Directory.Exists(Path.Combine(_site.DataFolder, "posters", "small")));
        Assert.False(Directory.Exists(Path.Combine(elsewhere, "posters", "small")));
        Assert.Equal(
            Directory.GetFiles(Path.Combine(_site.DataFolder, "keys")).Select(Path.GetFileName),
            Directory.GetFiles(Path.Combine(elsewhere, "keys")).Select(Path.GetFileName)
        );
        using var other = Site.In(Path.GetDirectoryName(elsewhere)!);
        Assert.Equal(200, (await other.GetAsync("/films/pusher")).Status);
        Assert.Contains(
            "Poster",
            await other.ReadAsync(db => db.History.OrderByDescending(h => h.Id).Select(h => h.What).FirstAsync()),
            StringComparison.Ordinal
        );
        Assert.Equal("ann@example.org", await other.ReadAsync(db => db.Accounts.Select(a => a.Email).SingleAsync()));
    }

    [SqliteFact]
    public async Task A_restored_site_writes_ahead_so_that_readers_and_writers_do_not_wait_for_each_other()
    {
        await BackUpAsync();
        var elsewhere = Path.Combine(_folder.FullName, "elsewhere", "data");
        await RestoreAsync(Backup, elsewhere);

        using var other = Site.In(Path.GetDirectoryName(elsewhere)!);

        Assert.Equal(
            "wal",
            await other.ReadAsync(db =>
                db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()
            )
        );
    }

    [SqliteFact]
    public async Task What_a_restore_replaces_is_moved_aside()
    {
        await BackUpAsync();
        await _site.ImportAsync("Valhalla Rising", ReviewTexts.Scored("Mixed or average reviews", 50, 50, 50, 50));
        Directory.CreateDirectory(Path.Combine(_site.DataFolder, "dumps"));
        using var now = _site.Restarted();

        var restored = await RestoreAsync(Backup, now.DataFolder);

        Assert.Equal(1, await now.ReadAsync(db => db.Films.CountAsync()));
        await using var former = new SqliteConnection($"Data Source={restored.Former}/reviewsite.db;Pooling=False");
        await former.OpenAsync();
        await using var films = former.CreateCommand();
        films.CommandText = "SELECT count(*) FROM Films";
        Assert.Equal(2L, await films.ExecuteScalarAsync());
        Assert.False(Directory.Exists(Path.Combine(now.DataFolder, "dumps")));
        Assert.Empty(Directory.GetDirectories(now.DataFolder, "restoring-*"));
    }

    [SqliteFact]
    public async Task A_restore_that_fails_leaves_everything_as_it_was()
    {
        await BackUpAsync();
        await _site.ImportAsync("Valhalla Rising", ReviewTexts.Scored("Mixed or average reviews", 50, 50, 50, 50));
        using var now = _site.Restarted();
        // The name of the folder for what is replaced goes by the second.
        var time = new StoppedTime(DateTimeOffset.UtcNow);
        var inTheWay = Path.Combine(now.DataFolder, $"replaced-{time.GetUtcNow():yyyyMMdd'T'HHmmss}", "keys");
        Directory.CreateDirectory(inTheWay);

        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() =>
            new SiteRestore(new DataFolder(now.DataFolder), time).RestoreAsync(Backup, CancellationToken.None)
        );

        Assert.Contains("everything is as it was", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, await now.ReadAsync(db => db.Films.CountAsync()));
    }

    [SqliteFact]
    public async Task A_site_that_runs_is_not_restored()
    {
        await BackUpAsync();

        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => RestoreAsync(Backup, _site.DataFolder));

        Assert.Contains("is running", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(200, (await _site.GetAsync("/films/pusher")).Status);
    }

    public static TheoryData<string, string> Damages() =>
        new()
        {
            { "not a ZIP file", "is not a backup, or it is damaged" },
            { "without a description", "not a backup that this program wrote" },
            { "with a damaged description", "is not a backup, or it is damaged" },
            { "without a database", "not a backup that this program wrote" },
            { "of a newer version", "was written by a newer version" },
            { "with a newer store", "was written by a newer version of ReviewSite (it has the migration 99990101" },
            { "with no database in it", "cannot be used" },
            { "with a damaged database", "is damaged" },
        };

    [SqliteTheory]
    [MemberData(nameof(Damages))]
    public async Task What_is_no_whole_backup_is_refused_and_nothing_is_changed(string damage, string expected)
    {
        await BackUpAsync();
        await DamageAsync(damage);
        using var stopped = _site.Restarted();

        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => RestoreAsync(Backup, stopped.DataFolder));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(200, (await stopped.GetAsync("/films/pusher")).Status);
        Assert.Empty(Directory.GetDirectories(stopped.DataFolder, "re*-*"));
    }

    [SqliteFact]
    public async Task Files_that_no_backup_has_are_not_unpacked()
    {
        await BackUpAsync();
        Rewrite(archive =>
        {
            foreach (
                var name in (string[])
                    ["../out.txt", "posters/../../out.txt", "posters/a/b.png", "logs/a.txt", "posters/.."]
            )
            {
                Write(archive, name, "x");
            }
        });
        var elsewhere = Path.Combine(_folder.FullName, "elsewhere");

        await RestoreAsync(Backup, elsewhere);

        Assert.DoesNotContain(
            Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Select(Path.GetFileName),
            name => name is "out.txt" or "b.png" or "a.txt"
        );
    }

    [Fact]
    public async Task A_backup_is_for_its_owner_alone()
    {
        await BackUpAsync();

        Assert.Equal([Backup], Directory.GetFiles(_folder.FullName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
        }
    }

    /// <summary>It lies beside the backup for a while, in a folder that others may read.</summary>
    [Fact]
    public async Task The_copy_of_the_database_is_for_its_owner_alone_too()
    {
        var copy = Path.Combine(_folder.FullName, "copy.db");

        await _site.ReadAsync(async db =>
        {
            await _site.Services.GetRequiredService<IStoreDatabase>().CopyToFileAsync(db, copy, CancellationToken.None);
            return true;
        });

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
        }

        Assert.Equal([copy], Directory.GetFiles(_folder.FullName));
    }

    private async Task DamageAsync(string damage)
    {
        switch (damage)
        {
            case "not a ZIP file":
                await File.WriteAllTextAsync(Backup, "Pusher");
                break;
            case "without a description":
                Rewrite(archive => archive.GetEntry("backup.json")!.Delete());
                break;
            case "with a damaged description":
                Rewrite(archive => Write(archive, "backup.json", "{"));
                break;
            case "without a database":
                Rewrite(archive => archive.GetEntry("reviewsite.db")!.Delete());
                break;
            case "of a newer version":
                Rewrite(archive =>
                    Write(
                        archive,
                        "backup.json",
                        """{"format":"reviewsite-backup","version":2,"at":"2026-01-01T00:00:00Z"}"""
                    )
                );
                break;
            case "with no database in it":
                Rewrite(archive => Write(archive, "reviewsite.db", new string('x', 8192)));
                break;
            default:
                ReplaceDatabase(
                    damage == "with a newer store"
                        ? "INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Later', '99.0.0')"
                        : "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 3 WHERE name = 'Critics'"
                );
                break;
        }
    }

    private void ReplaceDatabase(string sql)
    {
        var database = Path.Combine(_folder.FullName, "changed.db");
        Rewrite(archive => archive.GetEntry("reviewsite.db")!.ExtractToFile(database));
        using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        Rewrite(archive =>
        {
            archive.GetEntry("reviewsite.db")!.Delete();
            archive.CreateEntryFromFile(database, "reviewsite.db");
        });
    }
}
