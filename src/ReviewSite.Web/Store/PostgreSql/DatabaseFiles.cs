using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// Files in the database, where every node finds them. Each node caches the ones it has served in its data folder.
/// </summary>
internal sealed class DatabaseFiles(IDbContextFactory<NodesDb> dbs, DataFolder folder, TimeProvider time) : ISharedFiles
{
    private readonly FolderFiles _here = new(folder);

    public bool HasOtherNodes => true;

    public async Task SaveAsync(string name, Stream content, CancellationToken cancellation)
    {
        await _here.SaveAsync(name, content, cancellation);
        try
        {
            await ShareAsync(name, cancellation);
        }
        catch
        {
            // Otherwise this node would find a file that no other node does.
            await _here.DeleteAsync(name, CancellationToken.None);
            throw;
        }
    }

    public async Task ShareAsync(string name, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(folder.In(name));
        await WriteAsync(name, file, cancellation);
    }

    /// <remarks>Only in the database: this node would never read a copy of its own.</remarks>
    public Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        WriteAsync(name, new MemoryStream(content.ToArray(), writable: false), cancellation);

    public async ValueTask<string?> FindAsync(string name, CancellationToken cancellation)
    {
        if (await _here.FindAsync(name, cancellation) is { } kept)
        {
            return kept;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (!await db.SharedFiles.AnyAsync(f => f.Name == name, cancellation))
        {
            return null;
        }

        await _here.WriteAsync(name, file => CopyAsync(db, name, file, cancellation));
        return folder.In(name);
    }

    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        using var content = new MemoryStream();
        return await CopyAsync(db, name, content, cancellation) ? content.ToArray() : null;
    }

    public async Task<IReadOnlyList<string>> NamesAsync(string inFolder, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await NamesAsync(db, inFolder, cancellation);
    }

    /// <inheritdoc cref="NamesAsync(string, CancellationToken)"/>
    public static async Task<IReadOnlyList<string>> NamesAsync(
        NodesDb db,
        string inFolder,
        CancellationToken cancellation
    )
    {
        var names = await Below(db, inFolder)
            .Where(f => f.Part == 0)
            .Select(f => f.Name)
            .OrderBy(n => n)
            .ToListAsync(cancellation);
        return [.. names.Where(n => n.LastIndexOf('/') == inFolder.Length)];
    }

    /// <summary>Includes files that only this node's data folder has.</summary>
    public async Task<IReadOnlyDictionary<string, DateTime>> FoldersAsync(
        string inFolder,
        CancellationToken cancellation
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var saved = await Below(db, inFolder).Select(f => new { f.Name, f.SavedAt }).ToListAsync(cancellation);
        return saved
            .Select(f => (Parts: f.Name[(inFolder.Length + 1)..].Split('/'), At: f.SavedAt.UtcDateTime))
            .Where(f => f.Parts.Length > 1)
            .Select(f => (Name: f.Parts[0], f.At))
            .Concat((await _here.FoldersAsync(inFolder, cancellation)).Select(f => (Name: f.Key, At: f.Value)))
            .GroupBy(f => f.Name)
            .ToDictionary(f => f.Key, f => f.Max(s => s.At));
    }

    public async Task DeleteAsync(string name, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await db.SharedFiles.Where(f => f.Name == name).ExecuteDeleteAsync(cancellation);
        await Below(db, name).ExecuteDeleteAsync(cancellation);
        await _here.DeleteAsync(name, cancellation);
    }

    /// <param name="db">Within a transaction.</param>
    public static async Task WriteAsync(
        NodesDb db,
        string name,
        Stream content,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var part = new byte[SharedFilePart.Bytes];
        var number = 0;
        int length;
        do
        {
            length = await content.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, cancellation);
            var bytes = part[..length];

            // Two nodes that save the same file take its parts in the same order, so that neither locks out the other.
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO sharedfiles (name, part, content, savedat) VALUES ({name}, {number}, {bytes}, {at})
                ON CONFLICT (name, part) DO UPDATE SET content = excluded.content, savedat = excluded.savedat
                """,
                cancellation
            );
            number++;
        } while (length == part.Length);

        await db.SharedFiles.Where(f => f.Name == name && f.Part >= number).ExecuteDeleteAsync(cancellation);
    }

    /// <returns>Whether there is such a file.</returns>
    public static async Task<bool> CopyAsync(NodesDb db, string name, Stream to, CancellationToken cancellation)
    {
        var parts = db.SharedFiles.Where(f => f.Name == name).OrderBy(f => f.Part).Select(f => f.Content);
        var exists = false;
        await foreach (var part in parts.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            exists = true;
            await to.WriteAsync(part, cancellation);
        }

        return exists;
    }

    private async Task WriteAsync(string name, Stream content, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await WriteAsync(db, name, content, time.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The parts of all files in a folder, however deep.</summary>
    private static IQueryable<SharedFilePart> Below(NodesDb db, string folder)
    {
        // What sorts between "posters/" and "posters0", since 0 is the character after the slash.
        var (first, end) = (folder + '/', folder + '0');
        return db.SharedFiles.Where(f => f.Name.CompareTo(first) >= 0 && f.Name.CompareTo(end) < 0);
    }
}
