using System.Globalization;
using CsvHelper;
using Microsoft.Data.Sqlite;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Commands;
using ReviewSite.Web.Store;

namespace ReviewSite.Benchmarks.Servers;

/// <summary>
/// A table of reviews into the store's own tables by bare prepared statements in one transaction: the rows and what
/// their triggers index, but no matching, no warnings, no summaries, no mentions.
/// </summary>
internal static class BareLoad
{
    public const string Mode = "load";

    public static async Task RunAsync(string table, string folder)
    {
        await using (
            await CommandStore.OpenAsync(
                new StoreChoice(folder, VerdictScale.Standard),
                isDryRun: false,
                CancellationToken.None
            )
        )
        {
            // It makes the tables.
        }

        using var connection = new SqliteConnection(StoreServices.ConnectionStringOf(new DataFolder(folder).Database));
        connection.Open();
        Run(connection, "PRAGMA synchronous = FULL; PRAGMA cache_size = -98304");
        using var transaction = connection.BeginTransaction();
        Load(connection, transaction, table);
        transaction.Commit();
    }

    private static void Load(SqliteConnection connection, SqliteTransaction transaction, string table)
    {
        using var films = new Insert(
            connection,
            transaction,
            "Films",
            "Id",
            "Slug",
            "Title",
            "TitleKey",
            "Year",
            "Directors",
            "Countries",
            "Languages",
            "Summary",
            "SearchText"
        );
        using var critics = new Insert(connection, transaction, "Critics", "Id", "Slug", "Name", "NameKey");
        using var publications = new Insert(
            connection,
            transaction,
            "Publications",
            "Id",
            "Slug",
            "Name",
            "NameKey",
            "Weight"
        );
        using var reviews = new Insert(
            connection,
            transaction,
            "Reviews",
            "Id",
            "FilmId",
            "Position",
            "CriticId",
            "PublicationId",
            "OriginalScore",
            "Score",
            "Reception",
            "Date",
            "Quote",
            "QuoteKey"
        );
        var summary = StoredSummary.Write(SummaryService.Standard.Summarize([], published: null));
        var filmIds = new Dictionary<(string Title, string Year), int>();
        var (criticIds, publicationIds, positions) = (
            new Dictionary<string, int>(),
            new Dictionary<string, int>(),
            new Dictionary<int, int>()
        );
        using var reader = CsvReader.FromFile(table, new CsvReaderOptions { Separator = ',' });
        for (var id = 1; reader.Read(); id++)
        {
            var (title, year) = (reader.GetString(ReviewTable.Title), reader.GetString(ReviewTable.Year));
            var film = IdOf(
                filmIds,
                (title, year),
                number =>
                    films.Add(
                        number,
                        $"film-{number}",
                        title,
                        SearchKey.Of(title),
                        year,
                        "[]",
                        "[]",
                        "[]",
                        summary,
                        SearchKey.Of(title)
                    )
            );
            int? critic = reader.GetString(ReviewTable.Critic) is { Length: > 0 } who
                ? IdOf(criticIds, who, number => critics.Add(number, $"critic-{number}", who, SearchKey.Of(who)))
                : null;
            int? publication = reader.GetString(ReviewTable.Publication) is { Length: > 0 } where
                ? IdOf(
                    publicationIds,
                    where,
                    number => publications.Add(number, $"publication-{number}", where, SearchKey.Of(where), "1.0")
                )
                : null;
            var original = reader.GetString(ReviewTable.OriginalScore) is { Length: > 0 } given ? given : null;
            var score = OriginalScore.Read(original).Score;
            var reception = score is { } read ? EnumWord.Of(VerdictScale.Standard.ReceptionOf(read)) : null;
            var position = positions[film] = positions.GetValueOrDefault(film) + 1;
            var date = reader.GetString(ReviewTable.Date) is { Length: > 0 } day ? day : null;
            var quote = reader.GetString(ReviewTable.Quote);
            reviews.Add(
                id,
                film,
                position,
                critic,
                publication,
                original,
                score?.Value,
                reception,
                date,
                quote,
                SearchKey.Of(quote)
            );
        }
    }

    private static int IdOf<T>(Dictionary<T, int> known, T key, Action<int> add)
        where T : notnull
    {
        if (!known.TryGetValue(key, out var id))
        {
            known[key] = id = known.Count + 1;
            add(id);
        }

        return id;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class Insert : IDisposable
    {
        private readonly SqliteCommand _command;

        public Insert(SqliteConnection connection, SqliteTransaction transaction, string table, params string[] columns)
        {
            _command = connection.CreateCommand();
            _command.Transaction = transaction;
            _command.CommandText =
                $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => $"${c}"))})";
            _command.Parameters.AddRange(columns.Select(c => new SqliteParameter($"${c}", null)));
            _command.Prepare();
        }

        public void Add(params ReadOnlySpan<object?> values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                _command.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            _command.ExecuteNonQuery();
        }

        public void Dispose() => _command.Dispose();
    }
}
