using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Imports.Staging;

/// <summary>
/// A separate file next to the store in which a long import collects its rows, so that nobody has to wait and memory
/// use stays constant. It is deleted when the import ends, or, if the import was killed, when the store is next opened.
/// A lock file, created before it, shows whether it is in use: the operating system releases that lock when the process
/// dies. The process id would not do, because another process can soon have the same one.
/// </summary>
internal sealed class StagingFile : IDisposable
{
    private const string Prefix = "staging-";
    private const string Extension = ".db";
    private const string LockExtension = ".lock";

    private readonly Dictionary<string, RowStatement> _statements = [];
    private readonly Dictionary<string, SqliteCommand> _queries = [];
    private readonly FileStream _held;

    private StagingFile(string path)
    {
        Path = path;
        _held = Hold(path);
        Connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                ForeignKeys = false,
                Pooling = false,
            }.ToString()
        );
        Connection.Open();
        Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8000");
    }

    public string Path { get; }

    public SqliteConnection Connection { get; }

    public static StagingFile Create(DataFolder folder) => new(folder.In($"{Prefix}{Guid.NewGuid():N}{Extension}"));

    public static void DeleteAbandoned(DataFolder folder)
    {
        foreach (var left in Directory.EnumerateFiles(folder.Path, Prefix + "*" + LockExtension))
        {
            DeleteIfAbandoned(System.IO.Path.ChangeExtension(left, Extension));
        }
    }

    /// <summary>Runs a statement that is prepared once; its parameters are ?1, ?2, ….</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements[sql] = statement = new RowStatement(Connection, sql);
        }

        return statement.Run(values);
    }

    /// <summary>Runs a query that is prepared once; its parameters are ?1, ?2, ….</summary>
    public SqliteDataReader Read(string sql, params ReadOnlySpan<object> values)
    {
        if (!_queries.TryGetValue(sql, out var query))
        {
            _queries[sql] = query = Connection.CreateCommand();
            query.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                query.Parameters.Add(
                    new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"?{i}") }
                );
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            query.Parameters[i].Value = values[i];
        }

        return query.ExecuteReader();
    }

    public void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        foreach (var query in _queries.Values)
        {
            query.Dispose();
        }

        Connection.Dispose();
        File.Delete(Path);
        _held.Dispose();
    }

    private static FileStream Hold(string path) =>
        new(
            System.IO.Path.ChangeExtension(path, LockExtension),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 1,
            FileOptions.DeleteOnClose
        );

    private static void DeleteIfAbandoned(string path)
    {
        try
        {
            using var held = Hold(path);
            File.Delete(path);
            File.Delete(path + "-journal");
        }
        catch (IOException)
        {
            // Another import is using it.
        }
    }
}

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
