using Microsoft.Data.Sqlite;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>What a store holds, for addresses that lead somewhere.</summary>
internal static class StoreContent
{
    /// <summary>The first column of some rows, in an order that is no order and the same each time.</summary>
    /// <param name="rows">Everything that follows SELECT, of a table with a column <c>Id</c>.</param>
    public static List<string> Sample(string folder, string rows, int count)
    {
        return Read(folder, $"SELECT {rows} ORDER BY Id * 7919 % 100003, Id LIMIT {count}");
    }

    /// <summary>The first column of the first row.</summary>
    /// <param name="rows">Everything that follows SELECT, in its order.</param>
    public static string First(string folder, string rows) => Read(folder, $"SELECT {rows} LIMIT 1")[0];

    /// <summary>The words that most of a sample of quotes have, the most frequent first.</summary>
    public static IReadOnlyList<string> CommonWords(string folder, int count)
    {
        const int Sampled = 2_000;
        return
        [
            .. Sample(folder, "Quote FROM Reviews", Sampled)
                .SelectMany(quote => SearchKey.TermsIn(SearchKey.Of(quote)))
                .CountBy(word => word)
                .OrderByDescending(w => w.Value)
                .ThenBy(w => w.Key, StringComparer.Ordinal)
                .Take(count)
                .Select(w => w.Key),
        ];
    }

    private static List<string> Read(string folder, string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, DataFolder.DatabaseName)};Mode=ReadOnly;Pooling=False"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
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
