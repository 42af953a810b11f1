using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Backups;

/// <summary>
/// Replaces the contents of the data folder with a backup. The backup is unpacked and checked first, and the replaced
/// files are moved aside, never deleted.
/// </summary>
/// <param name="folder">Its store must not be open elsewhere.</param>
public sealed class SiteRestore(DataFolder folder, TimeProvider time)
{
    /// <summary>Includes what was derived from the replaced store.</summary>
    private static readonly string[] _replaced =
    [
        DataFolder.DatabaseName,
        $"{DataFolder.DatabaseName}-wal",
        $"{DataFolder.DatabaseName}-shm",
        .. BackupFile.Folders,
        "dumps",
    ];

    /// <exception cref="InvalidInputException">It is not a whole backup, the site is running, or it was moved to
    /// another database; nothing was changed.</exception>
    public async Task<RestoredBackup> RestoreAsync(string path, CancellationToken cancellation)
    {
        using var alone = StoreUse.Own(folder);
        MovedStore.Refuse(folder);
        var unpacked = Directory.CreateDirectory(folder.In($"restoring-{Guid.NewGuid():N}"));
        try
        {
            var about = await UnpackAsync(path, unpacked.FullName, cancellation);
            var films = await CheckAsync(path, Path.Combine(unpacked.FullName, DataFolder.DatabaseName), cancellation);
            cancellation.ThrowIfCancellationRequested();
            return new RestoredBackup(about.At, films, Replace(unpacked.FullName));
        }
        finally
        {
            unpacked.Delete(recursive: true);
        }
    }

    private static async Task<BackupDescription> UnpackAsync(string path, string to, CancellationToken cancellation)
    {
        try
        {
            await using var archive = await ZipFile.OpenReadAsync(path, cancellation);
            var about = await BackupFile.ReadDescriptionAsync(archive, path, cancellation);
            foreach (var entry in archive.Entries)
            {
                if (BackupFile.PlaceOf(entry) is { } place)
                {
                    var file = Path.Combine(to, place);
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    await using var from = await entry.OpenAsync(cancellation);
                    await using var unpacked = PrivateFile.Create(file);
                    await from.CopyToAsync(unpacked, cancellation);
                }
            }

            return about;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            throw new InvalidInputException($"{path} is not a backup, or it is damaged: {e.Message}", e);
        }
    }

    /// <returns>How many films it has.</returns>
    private static async Task<int> CheckAsync(string path, string database, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString()
        );
        await using var db = new ReviewSiteDb(
            new DbContextOptionsBuilder<ReviewSiteDb>().UseSqlite(connection).Options
        );
        try
        {
            await StoreInitializer.AppliedMigrationsAsync(db, path, cancellation);
            var fault = await db
                .Database.SqlQueryRaw<string>("SELECT quick_check AS Value FROM pragma_quick_check LIMIT 1")
                .SingleAsync(cancellation);
            if (fault != "ok")
            {
                throw new InvalidInputException($"the database in {path} is damaged: {fault}");
            }

            return await db
                .Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM Films WHERE NOT IsWithdrawn")
                .SingleAsync(cancellation);
        }
        catch (SqliteException e)
        {
            throw new InvalidInputException($"the database in {path} cannot be used: {e.Message}", e);
        }
    }

    /// <returns>Where that is now which was there before; <c>null</c> if nothing was.</returns>
    private string? Replace(string unpacked)
    {
        var former = folder.In(
            $"replaced-{time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}"
        );
        var moved = new Stack<(string From, string To)>();
        try
        {
            foreach (var name in _replaced.Where(n => Path.Exists(folder.In(n))))
            {
                Directory.CreateDirectory(former);
                Move(folder.In(name), Path.Combine(former, name));
            }

            var isAny = moved.Count > 0;

            // The database comes last: until it exists, there is no site whose posters could be missing.
            foreach (var name in BackupFile.Folders.Append(DataFolder.DatabaseName))
            {
                var source = Path.Combine(unpacked, name);
                if (Path.Exists(source))
                {
                    Move(source, folder.In(name));
                }
            }

            return isAny ? former : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            MoveBack(moved, former, e);
            throw new InvalidInputException(
                $"the backup was not restored, and everything is as it was: {e.Message}",
                e
            );
        }

        void Move(string from, string to)
        {
            Directory.Move(from, to);
            moved.Push((from, to));
        }
    }

    private static void MoveBack(Stack<(string From, string To)> moved, string former, Exception reason)
    {
        try
        {
            while (moved.TryPop(out var move))
            {
                Directory.Move(move.To, move.From);
            }

            if (Directory.Exists(former) && !Directory.EnumerateFileSystemEntries(former).Any())
            {
                Directory.Delete(former);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"the backup was not restored ({reason.Message}), and the previous data could not be moved back "
                    + $"({e.Message}). Move the contents of {former} back to the data folder before you start the "
                    + "site.",
                reason
            );
        }
    }
}

/// <summary>A backup that was restored.</summary>
/// <param name="At">UTC; when it was written.</param>
/// <param name="Films">How many it has, without those withdrawn.</param>
/// <param name="Former">The folder with what it replaced; <c>null</c> if nothing was there.</param>
public sealed record RestoredBackup(DateTime At, int Films, string? Former);
