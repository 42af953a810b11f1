using Microsoft.Data.Sqlite;
using ReviewSite.Web.Data;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>What a store holds, for addresses that lead somewhere.</summary>
internal static class StoreContent
{
    /// <summary>The first column of some rows, in an order that is no order and the same each time.</summary>
    /// <param name="rows">Everything that follows SELECT, of a table with a column <c>Id</c>.</param>
    public static List<string> Sample(string folder, string rows, int count)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, DataFolder.DatabaseName)};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {rows} ORDER BY Id * 7919 % 100003, Id LIMIT {count}";
        using var reader = command.ExecuteReader();
        var sample = new List<string>();
        while (reader.Read())
        {
            sample.Add(reader.GetString(0));
        }

        return sample;
    }

    public static IEnumerable<T> Shuffled<T>(this IEnumerable<T> all)
    {
        var shuffled = all.ToArray();
        new Random(1).Shuffle(shuffled);
        return shuffled;
    }
}
