using System.Globalization;

namespace ReviewSite.Web.Store;

/// <summary>
/// The full-text indexes, and the films by genre. Each takes its text from the table that it is about, where it stands
/// folded already, and triggers of that table keep it in step, whoever writes.
/// </summary>
internal static class SearchTables
{
    public const string Reviews = "ReviewSearch";
    public const string Films = "FilmSearch";
    public const string Critics = "CriticSearch";
    public const string Publications = "PublicationSearch";

    /// <summary>Each index by its name.</summary>
    public static IEnumerable<string> Names => [Reviews, Films, Critics, Publications];

    /// <summary>Raised by the index where it is not what its table holds.</summary>
    public static string CheckOf(string index) => $"INSERT INTO {index}({index}, rank) VALUES('integrity-check', 1)";

    /// <summary>Builds the index anew from its table.</summary>
    public static string RebuildOf(string index) => $"INSERT INTO {index}({index}) VALUES('rebuild')";

    /// <summary>How much the index gathers in memory before it writes.</summary>
    public static string MemoryOf(string index, int bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {index}({index}, rank) VALUES('hashsize', {bytes})");

    /// <summary>Merges what was deleted away, so that not even single words of it are left.</summary>
    public const string ForgetDeletedQuotes = $"INSERT INTO {Reviews}({Reviews}) VALUES('optimize')";
}
