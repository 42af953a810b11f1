using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class SearchedQuotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The program's own function search_key gives the form in which a quote is searched, so that the table does
            // not hold it beside the quote. SQLite drops the column in place, which keeps the table's triggers. The index
            // is filled by SmallerReviewIndexes, which replaces it.
            migrationBuilder.Sql(
                """
                DROP TRIGGER ReviewSearch_added;
                DROP TRIGGER ReviewSearch_deleted;
                DROP TRIGGER ReviewSearch_changed;
                DROP TABLE ReviewSearch;
                DROP VIEW ReviewSearchText;
                ALTER TABLE Reviews DROP COLUMN QuoteKey;
                CREATE VIEW ReviewSearchText AS
                SELECT Id, search_key(Quote) AS QuoteKey FROM Reviews WHERE NOT IsWithdrawn AND Quote IS NOT NULL;
                CREATE VIRTUAL TABLE ReviewSearch USING fts5(QuoteKey, content='ReviewSearchText', content_rowid='Id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
                CREATE TRIGGER ReviewSearch_added AFTER INSERT ON Reviews WHEN NOT NEW.IsWithdrawn AND NEW.Quote IS NOT NULL
                BEGIN INSERT INTO ReviewSearch(rowid, QuoteKey) VALUES (NEW.Id, search_key(NEW.Quote)); END;
                CREATE TRIGGER ReviewSearch_deleted AFTER DELETE ON Reviews WHEN NOT OLD.IsWithdrawn AND OLD.Quote IS NOT NULL
                BEGIN INSERT INTO ReviewSearch(ReviewSearch, rowid, QuoteKey) VALUES ('delete', OLD.Id, search_key(OLD.Quote)); END;
                CREATE TRIGGER ReviewSearch_changed AFTER UPDATE OF Quote, IsWithdrawn ON Reviews
                WHEN iif(OLD.IsWithdrawn, NULL, OLD.Quote) IS NOT iif(NEW.IsWithdrawn, NULL, NEW.Quote)
                BEGIN
                    INSERT INTO ReviewSearch(ReviewSearch, rowid, QuoteKey) SELECT 'delete', OLD.Id, search_key(OLD.Quote) WHERE NOT OLD.IsWithdrawn AND OLD.Quote IS NOT NULL;
                    INSERT INTO ReviewSearch(rowid, QuoteKey) SELECT NEW.Id, search_key(NEW.Quote) WHERE NOT NEW.IsWithdrawn AND NEW.Quote IS NOT NULL;
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("An older version of the program cannot hold what this one stores; put back the backup that was written before.");
    }
}
