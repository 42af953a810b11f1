using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Staging;

/// <summary>The tables of a staging file: those of a store in SQLite, whatever database the store is in.</summary>
internal static class StagingShape
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> _tables = new(ReadTables);

    private static readonly Lazy<IModel> _model = new(() =>
    {
        using var db = new ReviewSiteDb(new DbContextOptionsBuilder<ReviewSiteDb>().UseSqlite().Options);
        return db.Model;
    });

    public static IModel Model => _model.Value;

    /// <summary>SQL that replaces the table of an entity by an empty one, without indexes.</summary>
    public static string Of(Type type)
    {
        var table = TableColumns.TableOf(Model, type);
        return $"DROP TABLE IF EXISTS \"{table}\"; {_tables.Value[table]}";
    }

    private static Dictionary<string, string> ReadTables()
    {
        using var db = new ReviewSiteDb(new DbContextOptionsBuilder<ReviewSiteDb>().UseSqlite().Options);
        var model = db.GetService<IDesignTimeModel>().Model;
        var all = db.GetService<IMigrationsModelDiffer>().GetDifferences(source: null, model.GetRelationalModel());
        var generator = db.GetService<IMigrationsSqlGenerator>();
        return all.OfType<CreateTableOperation>()
            .ToDictionary(t => t.Name, t => generator.Generate([t], model).Single().CommandText);
    }
}
