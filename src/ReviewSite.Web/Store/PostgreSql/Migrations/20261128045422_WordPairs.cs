using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class WordPairs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            // The pairs of reviews that are stored already are added with the other data that follows from texts.
            migrationBuilder.Sql(
                """
                ALTER TABLE reviews ADD COLUMN wordpairs smallint[] NOT NULL DEFAULT '{}';
                CREATE INDEX ix_reviews_wordpairs ON reviews USING gin (wordpairs) WHERE NOT iswithdrawn;
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE reviews DROP COLUMN wordpairs;");
    }
}
