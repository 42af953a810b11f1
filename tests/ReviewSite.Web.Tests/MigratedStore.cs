using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Tests;

/// <summary>
/// An empty store with every migration applied, made once and copied to each site that is tested: what a start makes of
/// no store at all, and what migrations do, is for the tests of those.
/// </summary>
internal static class MigratedStore
{
    private static readonly Lazy<byte[]> _file = new(Make);

    public static void CopyTo(string dataFolder)
    {
        var folder = new DataFolder(dataFolder);
        folder.CreateDatabase();
        File.WriteAllBytes(folder.Database, _file.Value);
    }

    private static byte[] Make()
    {
        SqliteLibrary.Load();
        var folder = Directory.CreateTempSubdirectory("reviewsite-template-");
        try
        {
            var database = Path.Combine(folder.FullName, DataFolder.DatabaseName);
            var options = new DbContextOptionsBuilder<ReviewSiteDb>();
            SqliteOptions.Configure(options, database);
            using (var db = new ReviewSiteDb(options.Options))
            {
                db.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
                db.Database.Migrate();
                SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
            }

            return File.ReadAllBytes(database);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
