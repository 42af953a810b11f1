using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Backups;

/// <summary>Writes backups, while the site is running or not.</summary>
public sealed class SiteBackup(
    IDbContextFactory<ReviewSiteDb> dbs,
    IStoreDatabase database,
    ISharedFiles files,
    TimeProvider time
)
{
    /// <summary>
    /// The database is copied first: a poster exists before a film refers to it and is never deleted, so every poster
    /// that the copy refers to is in the backup too.
    /// </summary>
    /// <param name="path">An existing file is replaced once the backup is complete.</param>
    public async Task WriteAsync(string path, CancellationToken cancellation)
    {
        var at = time.GetUtcNow().UtcDateTime;
        var (unfinished, copy) = (path + ".unfinished", path + ".database");
        File.Delete(unfinished);
        try
        {
            IReadOnlyDictionary<string, string> keys;
            await using (var db = await dbs.CreateDbContextAsync(cancellation))
            {
                keys = await database.KeysAsync(db, cancellation);
                await database.CopyToFileAsync(db, copy, cancellation);
            }

            await using (var file = PrivateFile.Create(unfinished))
            await using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
            {
                await BackupFile.DescribeAsync(archive, at, cancellation);
                await AddAsync(archive, copy, DataFolder.DatabaseName, cancellation);
                foreach (var name in await files.NamesAsync(PosterFiles.Folder, cancellation))
                {
                    if (await files.FindAsync(name, cancellation) is { } poster)
                    {
                        await AddAsync(archive, poster, name, cancellation);
                    }
                }

                foreach (var (name, xml) in keys)
                {
                    await using var entry = await archive.CreateEntry($"keys/{name}").OpenAsync(cancellation);
                    await entry.WriteAsync(Encoding.UTF8.GetBytes(xml), cancellation);
                }
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(copy);
            File.Delete(unfinished);
        }
    }

    private static async Task AddAsync(ZipArchive archive, string source, string name, CancellationToken cancellation)
    {
        await using var from = File.OpenRead(source);
        await using var to = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation);
        await from.CopyToAsync(to, cancellation);
    }
}
