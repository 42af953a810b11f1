using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class WordsOfAllScripts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Marks belong to words now, since those of Hindi consist of letters and marks. The triggers name the tables
            // and stay as they are.
            foreach (
                var (index, column, beginnings) in new[]
                {
                    ("FilmSearch", "SearchText", "2 3"),
                    ("CriticSearch", "NameKey", "2 3"),
                    ("PublicationSearch", "NameKey", "2 3"),
                    ("ReviewSearch", "QuoteKey", "3"),
                }
            )
            {
                migrationBuilder.Sql(
                    $"""
                    DROP TABLE {index};
                    CREATE VIRTUAL TABLE {index} USING fts5({column}, content='{index}Text', content_rowid='Id', tokenize="unicode61 remove_diacritics 0 categories 'L* N* Mn Mc'", prefix='{beginnings}');
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
