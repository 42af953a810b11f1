using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class UnspacedScripts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The indexes read texts through search_text, which sets the letters of Chinese, Japanese, Thai and other
            // scripts apart. Their tables stay as they are.
            foreach (
                var (index, table, column, text, canBeWithdrawn) in new[]
                {
                    ("FilmSearch", "Films", "SearchText", "SearchText", true),
                    ("CriticSearch", "Critics", "NameKey", "NameKey", false),
                    ("PublicationSearch", "Publications", "NameKey", "NameKey", false),
                    ("ReviewSearch", "Reviews", "QuoteKey", "Quote", true),
                }
            )
            {
                string Text(string row) =>
                    canBeWithdrawn ? $"iif({row}.IsWithdrawn, NULL, {row}.{text})" : $"{row}.{text}";
                var decides = canBeWithdrawn ? $"{text}, IsWithdrawn" : text;
                migrationBuilder.Sql(
                    $"""
                    DROP TRIGGER {index}_added;
                    DROP TRIGGER {index}_deleted;
                    DROP TRIGGER {index}_changed;
                    DROP VIEW {index}Text;
                    CREATE VIEW {index}Text AS SELECT Id, search_text({text}) AS {column} FROM {table} t WHERE {Text("t")} IS NOT NULL;
                    CREATE TRIGGER {index}_added AFTER INSERT ON {table} WHEN {Text("NEW")} IS NOT NULL
                    BEGIN INSERT INTO {index}(rowid, {column}) VALUES (NEW.Id, search_text(NEW.{text})); END;
                    CREATE TRIGGER {index}_deleted AFTER DELETE ON {table} WHEN {Text("OLD")} IS NOT NULL
                    BEGIN INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', OLD.Id, search_text(OLD.{text})); END;
                    CREATE TRIGGER {index}_changed AFTER UPDATE OF {decides} ON {table} WHEN {Text("OLD")} IS NOT {Text("NEW")}
                    BEGIN
                        INSERT INTO {index}({index}, rowid, {column}) SELECT 'delete', OLD.Id, search_text(OLD.{text}) WHERE {Text("OLD")} IS NOT NULL;
                        INSERT INTO {index}(rowid, {column}) SELECT NEW.Id, search_text(NEW.{text}) WHERE {Text("NEW")} IS NOT NULL;
                    END;
                    """
                );
            }

            // The index of the reviews is filled after the migrations, since the rules that it follows have changed too.
            foreach (var index in new[] { "FilmSearch", "CriticSearch", "PublicationSearch" })
            {
                migrationBuilder.Sql($"INSERT INTO {index}({index}) VALUES('rebuild');");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("An older version of the program cannot hold what this one stores; put back the backup that was written before.");
    }
}
