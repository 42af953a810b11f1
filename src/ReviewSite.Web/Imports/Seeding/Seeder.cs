using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Seeding;

/// <summary>Fills an empty store from the seed folders, only once. A broken folder is reported and skipped.</summary>
public sealed partial class Seeder(
    IDbContextFactory<ReviewSiteDb> dbs,
    UnitOfWork unitOfWork,
    ReviewTextImport import,
    SeedOptions options,
    TimeProvider time,
    ILogger<Seeder> logger
)
{
    public async Task SeedAsync(CancellationToken cancellation)
    {
        if (!options.IsOn)
        {
            return;
        }

        try
        {
            await SeedStoreAsync(cancellation);
        }
        catch (Exception e) when (e is DbUpdateException or StoreBusyException)
        {
            // The site can start without its seed; the next start tries again.
            LogFailed(e, options.Directory);
        }
    }

    private async Task SeedStoreAsync(CancellationToken cancellation)
    {
        if (await IsSeededAsync(cancellation))
        {
            return;
        }

        var films = await unitOfWork.ExecuteAsync(
            new StoreChange<int?>(Actor.Seed, "Seeded", db => SeedAsync(db, cancellation)),
            cancellation
        );
        if (films is not null)
        {
            LogSeeded(options.Directory, films.Value);
        }
    }

    private async Task<bool> IsSeededAsync(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.State.AnyAsync(s => s.SeededAt != null, cancellation);
    }

    private async Task<ChangeResult<int?>> SeedAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var state = await db.State.SingleAsync(cancellation);
        if (state.SeededAt is not null)
        {
            return ChangeResult.Rejected<int?>(null);
        }

        state.NoteSeeding(time.GetUtcNow().UtcDateTime);
        if (await db.Films.AnyAsync(cancellation))
        {
            return null;
        }

        var folders = ReadFolders().ToList();
        foreach (var folder in folders)
        {
            var film = await db.FindOrAddAsync(folder.Details, cancellation);
            var result = await import.ImportAsync(
                db,
                film,
                $"{folder.Name}/{SeedFolder.ReviewsFile}",
                folder.Bytes,
                folder.Text,
                cancellation
            );
            foreach (var warning in result.Warnings)
            {
                LogWarning(result.Source, warning);
            }
        }

        return folders.Count;
    }

    private IEnumerable<SeedFolder> ReadFolders()
    {
        if (!Directory.Exists(options.Directory))
        {
            LogSkipped(options.Directory, "the folder does not exist");
            yield break;
        }

        foreach (var path in Directory.EnumerateDirectories(options.Directory).Order())
        {
            SeedFolder? folder = null;
            try
            {
                folder = SeedFolder.Read(path);
            }
            catch (InvalidInputException e)
            {
                LogSkipped(path, e.Message);
            }

            if (folder is not null)
            {
                yield return folder;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Films seeded from {Folder}: {Films}")]
    private partial void LogSeeded(string folder, int films);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing was seeded from {Folder}")]
    private partial void LogFailed(Exception exception, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "Seed folder {Folder} was skipped: {Problem}")]
    private partial void LogSkipped(string folder, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Seed {Source}, {Warning}")]
    private partial void LogWarning(string source, string warning);
}
