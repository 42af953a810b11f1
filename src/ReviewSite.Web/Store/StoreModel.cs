using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store;

/// <summary>EF Core's model of the store, which takes a good part of a start to build.</summary>
internal static class StoreModel
{
    /// <summary>
    /// Begins to build it beside everything else that a start does. EF Core caches it for the whole process, so whoever
    /// needs it first finds it, or waits for the rest of it.
    /// </summary>
    public static void BeginBuilding(DataFolder folder) =>
        _ = Task.Run(() =>
        {
            var options = new DbContextOptionsBuilder<ReviewSiteDb>();
            StoreServices.Configure(options, folder.Database);
            using var db = new ReviewSiteDb(options.Options);
            _ = db.Model;
        });
}
