using System.Globalization;

namespace ReviewSite.Web.Store.Sqlite;

/// <summary>
/// The full-text indexes, and the films by genre. Each takes its text from its table, where it is stored in folded
/// form, and triggers of that table keep it up to date with every write.
/// </summary>
internal static class SearchTables
{
    public const string Reviews = "ReviewSearch";
    public const string Films = "FilmSearch";
    public const string Critics = "CriticSearch";
    public const string Publications = "PublicationSearch";

    /// <summary>How much text an index buffers in memory while all of it is written, in bytes.</summary>
    private const int WhileBuilding = 16 * 1024 * 1024;

    /// <summary>FTS5's default, which suits single rows.</summary>
    private const int Usual = 1024 * 1024;

    /// <summary>Each index by its name.</summary>
    public static IEnumerable<string> Names => [Reviews, Films, Critics, Publications];

    /// <summary>Raised by the index if it is not what its table holds.</summary>
    public static string CheckOf(string index) => $"INSERT INTO {index}({index}, rank) VALUES('integrity-check', 1)";

    /// <summary>Rebuilds the index from its table.</summary>
    public static string RebuildOf(string index) =>
        $"{MemoryOf(index, WhileBuilding)}; INSERT INTO {index}({index}) VALUES('rebuild'); {MemoryOf(index, Usual)}";

    /// <summary>How much the index buffers in memory before it writes.</summary>
    private static string MemoryOf(string index, int bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {index}({index}, rank) VALUES('hashsize', {bytes})");

    /// <summary>Merges the index, so that not even single words of deleted text are left.</summary>
    public const string ForgetDeletedQuotes = $"INSERT INTO {Reviews}({Reviews}) VALUES('optimize')";
}
