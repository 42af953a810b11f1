using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class SmallerReviewIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Beginnings of two letters are not searched for in reviews any more. The index is as large again for each
            // length of beginnings. The triggers name the table and stay as they are.
            migrationBuilder.Sql(
                """
                DROP TABLE ReviewSearch;
                CREATE VIRTUAL TABLE ReviewSearch USING fts5(QuoteKey, content='ReviewSearchText', content_rowid='Id', tokenize='unicode61 remove_diacritics 0', prefix='3');
                INSERT INTO ReviewSearch(ReviewSearch, rank) VALUES('hashsize', 16777216);
                INSERT INTO ReviewSearch(ReviewSearch) VALUES('rebuild');
                INSERT INTO ReviewSearch(ReviewSearch, rank) VALUES('hashsize', 1048576);
                """);

            // The table is its primary key, so its rows need no other.
            migrationBuilder.Sql(
                """
                CREATE TABLE NewMentions (
                    ImportId INTEGER NOT NULL CONSTRAINT FK_ImportMentions_Imports_ImportId REFERENCES Imports (Id) ON DELETE CASCADE,
                    ReviewId INTEGER NOT NULL CONSTRAINT FK_ImportMentions_Reviews_ReviewId REFERENCES Reviews (Id) ON DELETE CASCADE,
                    CONSTRAINT PK_ImportMentions PRIMARY KEY (ImportId, ReviewId)) WITHOUT ROWID;
                INSERT INTO NewMentions (ImportId, ReviewId) SELECT ImportId, ReviewId FROM ImportMentions ORDER BY ImportId, ReviewId;
                DROP TABLE ImportMentions;
                ALTER TABLE NewMentions RENAME TO ImportMentions;
                CREATE INDEX IX_ImportMentions_ReviewId ON ImportMentions (ReviewId);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("An older version of the program cannot hold what this one stores; put back the backup that was written before.");
    }
}
