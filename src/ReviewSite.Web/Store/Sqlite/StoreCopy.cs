using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>A consistent copy of the database, while others read and write it.</summary>
internal static class StoreCopy
{
    /// <param name="path">What stands there is replaced once the copy is whole.</param>
    public static async Task MakeAsync(ReviewSiteDb db, string path, CancellationToken cancellation)
    {
        var unfinished = path + ".tmp";
        File.Delete(unfinished);
        try
        {
            // SQLite fills an empty file, and leaves its mode as it is.
            await PrivateFile.Create(unfinished).DisposeAsync();

            // However large the store is, a copy that the user asked for is waited for.
            db.Database.SetCommandTimeout(TimeSpan.Zero);
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {unfinished}", cancellation);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
