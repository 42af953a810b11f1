using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class RankedFilms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            Rank(migrationBuilder, "Critics >= 4 AND Verdict <> 'too-few'");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Rank(migrationBuilder, "Critics >= 4");

        // In place: to alter the column, the table would be copied, and the triggers of its search index with it.
        private static void Rank(MigrationBuilder migrationBuilder, string condition) =>
            migrationBuilder.Sql(
                $"""
                DROP INDEX IX_Films_BestRank;
                ALTER TABLE Films DROP COLUMN BestRank;
                ALTER TABLE Films ADD COLUMN BestRank AS (CASE WHEN {condition} THEN (Critics * Score + 580.0) / (Critics + 10) END);
                CREATE INDEX IX_Films_BestRank ON Films (BestRank) WHERE NOT IsWithdrawn;
                """
            );
    }
}
