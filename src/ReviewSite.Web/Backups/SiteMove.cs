using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ReviewSite.Domain;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.PostgreSql;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Backups;

/// <summary>
/// Moves a whole site between SQLite, in the data folder, and PostgreSQL. The source is not changed, but a note in its
/// folder says where the site is now; the target receives everything or nothing.
/// </summary>
/// <param name="folder">The folder with the posters and the keys.</param>
public sealed class SiteMove(DataFolder folder)
{
    private readonly FolderFiles _files = new(folder);

    /// <summary>From the data folder into an empty database.</summary>
    /// <exception cref="InvalidInputException">The site is running, the database is not empty, or the copy differs;
    /// nothing was moved.</exception>
    public async Task<IReadOnlyList<CopiedTable>> ToPostgreSqlAsync(
        string connectionString,
        CancellationToken cancellation
    )
    {
        using var alone = StoreUse.Own(folder);
        await using var source = await OpenFileAsync(cancellation);
        var address = new PostgreSqlAddress(connectionString, source: "--to");
        await using var target = PostgreSqlOptions.Open(address);
        var applied = await StoreInitializer.AppliedMigrationsAsync(target, address.Description, cancellation);

        // Before it is migrated: it may be the database of a site that an older version serves.
        if (applied.Count > 0 && await HasSiteAsync(target, cancellation))
        {
            throw NotEmpty(address);
        }

        await new PostgreSqlDatabase(address).PrepareMigrationAsync(target, [], cancellation);
        await target.Database.MigrateAsync(cancellation);
        if (!await StoreTransfer.IsEmptyAsync(target, cancellation))
        {
            throw NotEmpty(address);
        }

        await using var moment = await source.Database.BeginTransactionAsync(cancellation);
        await using var transaction = await target.Database.BeginTransactionAsync(cancellation);
        var copied = await StoreTransfer.CopyAsync(
            source,
            target,
            new PostgreSqlLoader(mayBeAlone: true),
            cancellation
        );
        foreach (var (name, xml) in await folder.ReadKeysAsync(cancellation))
        {
            await target.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO dataprotectionkeys (friendlyname, xml)
                VALUES ({Path.GetFileNameWithoutExtension(name)}, {xml})
                """,
                cancellation
            );
        }

        await using var nodes = NodesDb.On(target.Database.GetDbConnection());
        await nodes.Database.UseTransactionAsync(transaction.GetDbTransaction(), cancellation);
        foreach (var name in await _files.NamesAsync(PosterFiles.Folder, cancellation))
        {
            var at = new DateTimeOffset(File.GetLastWriteTimeUtc(folder.In(name)));
            await using var poster = File.OpenRead(folder.In(name));
            await DatabaseFiles.WriteAsync(nodes, name, poster, at, cancellation);
        }

        MovedStore.Mark(folder, address.Description);
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch
        {
            MovedStore.Unmark(folder);
            throw;
        }

        return copied;
    }

    /// <summary>Asks only for what every version has.</summary>
    private static Task<bool> HasSiteAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        db
            .Database.SqlQueryRaw<bool>(
                "SELECT EXISTS (SELECT 1 FROM films) OR EXISTS (SELECT 1 FROM accounts) AS \"Value\""
            )
            .SingleAsync(cancellation);

    private static InvalidInputException NotEmpty(PostgreSqlAddress address) =>
        new($"{address.Description} is not empty; nothing was moved. Name a database without a site.");

    /// <summary>From a database into the data folder, which has no store yet.</summary>
    /// <exception cref="InvalidInputException">There is a store in the folder, the database is in use or does not
    /// contain a store of this version, or the copy differs; nothing was moved.</exception>
    public async Task<IReadOnlyList<CopiedTable>> FromPostgreSqlAsync(
        string connectionString,
        CancellationToken cancellation
    )
    {
        using var alone = StoreUse.Own(folder);
        if (File.Exists(folder.Database))
        {
            throw new InvalidInputException(
                $"{folder.Path} already contains a store; nothing was moved. Name another folder with --data."
            );
        }

        var address = new PostgreSqlAddress(connectionString, source: "--from");
        await using var source = PostgreSqlOptions.Open(address);
        await RequireCurrentAsync(source, address.Description, cancellation);
        if (!await PostgreSqlDatabase.IsWithoutNodesAsync(source, cancellation))
        {
            throw new InvalidInputException(
                $"{address.Description} is in use; nothing was moved. Stop all nodes first, and close other "
                    + "connections to it: what they saved during the move would be lost."
            );
        }

        await using var moment = await source.Database.BeginTransactionAsync(cancellation);
        Directory.CreateDirectory(folder.Keys);
        foreach (var (name, xml) in await new PostgreSqlDatabase(address).KeysAsync(source, cancellation))
        {
            await PrivateFile.ReplaceAsync(
                Path.Combine(folder.Keys, name),
                unfinished => File.WriteAllTextAsync(unfinished, xml, cancellation)
            );
        }

        await using var nodes = NodesDb.On(source.Database.GetDbConnection());
        await nodes.Database.UseTransactionAsync(moment.GetDbTransaction(), cancellation);
        foreach (var name in await DatabaseFiles.NamesAsync(nodes, PosterFiles.Folder, cancellation))
        {
            await _files.WriteAsync(name, file => DatabaseFiles.CopyAsync(nodes, name, file, cancellation));
        }

        // The store comes last: until it exists, the folder has no site.
        var copied = await StoreTransfer.WriteFileAsync(source, folder.Database, cancellation);
        MovedStore.Unmark(folder);
        return copied;
    }

    private async Task<ReviewSiteDb> OpenFileAsync(CancellationToken cancellation)
    {
        if (!File.Exists(folder.Database))
        {
            throw new InvalidInputException($"there is no store in {folder.Path}; name the folder with --data.");
        }

        var db = SqliteOptions.Open(folder.Database);
        await RequireCurrentAsync(db, $"the store in {folder.Path}", cancellation);
        return db;
    }

    private static async Task RequireCurrentAsync(ReviewSiteDb db, string description, CancellationToken cancellation)
    {
        var applied = await StoreInitializer.AppliedMigrationsAsync(db, description, cancellation);
        if (StoreInitializer.PendingAfter(applied, db).Count > 0)
        {
            throw new InvalidInputException(
                $"{description} was written by an older version, or does not contain a site; start the site "
                    + "once to update it."
            );
        }
    }
}
