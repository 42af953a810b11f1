using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>Asks the database whether a version of the program that is newer than this one has updated it.</summary>
internal static class NewerVersion
{
    /// <returns>SQL for one row with the evidence, or for no row if there is none.</returns>
    public static string QueryOf(ReviewSiteDb db) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT 'the migration ' || migrationid FROM "__EFMigrationsHistory" WHERE migrationid NOT IN ({Known(db)})
            UNION ALL
            SELECT 'rules ' || {VersionOfRules} FROM storestate WHERE {VersionOfRules} > {StoreState.CurrentRules}
            LIMIT 1
            """
        );

    private static string VersionOfRules => $"(rules & {StoreState.VersionOfRulesMask})";

    private static string Known(ReviewSiteDb db) =>
        string.Join(", ", db.Database.GetMigrations().Select(migration => $"'{migration}'"));
}
