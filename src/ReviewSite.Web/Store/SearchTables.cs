using Microsoft.EntityFrameworkCore.Migrations;
using ReviewSite.Domain.Imports.Recognition;

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

    /// <summary>What was withdrawn is not found, so it is not in the index either.</summary>
    private static readonly (string Index, string Table, string Column, bool CanBeWithdrawn)[] _all =
    [
        (Reviews, "Reviews", "QuoteKey", true),
        (Films, "Films", "SearchText", true),
        (Critics, "Critics", "NameKey", false),
        (Publications, "Publications", "NameKey", false),
    ];

    /// <summary>Each index by its name.</summary>
    public static IEnumerable<string> Names => _all.Select(i => i.Index);

    /// <summary>Raised by the index where it is not what its table holds.</summary>
    public static string CheckOf(string index) => $"INSERT INTO {index}({index}, rank) VALUES('integrity-check', 1)";

    /// <summary>Merges what was deleted away, so that not even single words of it are left.</summary>
    public const string ForgetDeletedQuotes = $"INSERT INTO {Reviews}({Reviews}) VALUES('optimize')";

    internal static void Create(MigrationBuilder migration)
    {
        // Which film has which genre, out of the list that the film has; for filtering by an index.
        migration.Sql(
            """
            CREATE TABLE FilmGenres (Genre TEXT NOT NULL, FilmId INTEGER NOT NULL, PRIMARY KEY (Genre, FilmId)) WITHOUT ROWID;
            CREATE INDEX IX_FilmGenres_FilmId ON FilmGenres (FilmId);
            CREATE TRIGGER FilmGenres_added AFTER INSERT ON Films WHEN NEW.Genres <> '[]'
            BEGIN INSERT OR IGNORE INTO FilmGenres SELECT value, NEW.Id FROM json_each(NEW.Genres); END;
            CREATE TRIGGER FilmGenres_changed AFTER UPDATE OF Genres ON Films WHEN NEW.Genres <> OLD.Genres
            BEGIN
                DELETE FROM FilmGenres WHERE FilmId = NEW.Id;
                INSERT OR IGNORE INTO FilmGenres SELECT value, NEW.Id FROM json_each(NEW.Genres);
            END;
            INSERT OR IGNORE INTO FilmGenres SELECT value, Films.Id FROM Films, json_each(Films.Genres);
            """
        );
        foreach (var (index, table, column, canBeWithdrawn) in _all)
        {
            string Text(string row) =>
                canBeWithdrawn ? $"iif({row}.IsWithdrawn, NULL, {row}.{column})" : $"{row}.{column}";
            var decides = canBeWithdrawn ? $"{column}, IsWithdrawn" : column;
            migration.Sql(
                $"""
                CREATE VIEW {index}Text AS SELECT Id, {column} FROM {table} t WHERE {Text("t")} IS NOT NULL;
                CREATE VIRTUAL TABLE {index} USING fts5({column}, content='{index}Text', content_rowid='Id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
                CREATE TRIGGER {index}_added AFTER INSERT ON {table} WHEN {Text("NEW")} IS NOT NULL
                BEGIN INSERT INTO {index}(rowid, {column}) VALUES (NEW.Id, {Text("NEW")}); END;
                CREATE TRIGGER {index}_deleted AFTER DELETE ON {table} WHEN {Text("OLD")} IS NOT NULL
                BEGIN INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', OLD.Id, {Text("OLD")}); END;
                CREATE TRIGGER {index}_changed AFTER UPDATE OF {decides} ON {table} WHEN {Text("OLD")} IS NOT {Text(
                    "NEW"
                )}
                BEGIN
                    INSERT INTO {index}({index}, rowid, {column}) SELECT 'delete', OLD.Id, {Text("OLD")} WHERE {Text(
                    "OLD"
                )} IS NOT NULL;
                    INSERT INTO {index}(rowid, {column}) SELECT NEW.Id, {Text("NEW")} WHERE {Text("NEW")} IS NOT NULL;
                END;
                INSERT INTO {index}({index}) VALUES('rebuild');
                """
            );
        }
    }
}
