using System.Diagnostics;
using Npgsql;

namespace ReviewSite.Benchmarks.Servers;

/// <summary>
/// What PostgreSQL itself needs for the rows of a store: COPY from files on its own disk into tables without keys and
/// triggers, and then the store's indexes.
/// </summary>
/// <param name="Copy">Of all tables.</param>
/// <param name="Indexes">Of all tables, one after the other.</param>
internal sealed record BareCopy(TimeSpan Copy, TimeSpan Indexes)
{
    private const string Schema = "bare";

    /// <summary>As much as the site allows itself.</summary>
    private const string RoomForSorting = "SET LOCAL maintenance_work_mem = '256MB'";

    public static async Task<BareCopy> OfAsync(string store)
    {
        await using var connection = new NpgsqlConnection(store + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        var folder = (await ReadAsync(connection, "SHOW data_directory"))[0];
        var tables = await ReadAsync(connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
        var indexes = await ReadAsync(
            connection,
            $"SELECT replace(indexdef, ' ON public.', ' ON {Schema}.') FROM pg_indexes WHERE schemaname = 'public'"
        );
        await ExecuteAsync(connection, $"CREATE SCHEMA {Schema}");
        foreach (var table in tables)
        {
            await ExecuteAsync(connection, $"CREATE TABLE {Schema}.\"{table}\" AS TABLE \"{table}\" WITH NO DATA");
            await ExecuteAsync(
                connection,
                $"COPY (TABLE \"{table}\") TO '{folder}/bare-{table}' (FORMAT BINARY); CHECKPOINT"
            );
        }

        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, RoomForSorting);
        var clock = Stopwatch.StartNew();
        foreach (var table in tables)
        {
            await ExecuteAsync(connection, $"COPY {Schema}.\"{table}\" FROM '{folder}/bare-{table}' (FORMAT BINARY)");
        }

        var copy = clock.Elapsed;
        foreach (var index in indexes)
        {
            await ExecuteAsync(connection, index);
        }

        await transaction.CommitAsync();
        return new BareCopy(copy, clock.Elapsed - copy);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var read = new List<string>();
        while (await reader.ReadAsync())
        {
            read.Add(reader.GetString(0));
        }

        return read;
    }
}
