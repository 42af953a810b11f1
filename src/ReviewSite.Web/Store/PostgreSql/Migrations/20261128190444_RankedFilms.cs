using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class RankedFilms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            Rank(migrationBuilder, " AND summary::json #>> '{verdict,key}' <> 'too-few'");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Rank(migrationBuilder, "");

        // The index of a column is dropped with it.
        private static void Rank(MigrationBuilder migrationBuilder, string condition)
        {
            const string Critics = "(summary::json #>> '{critics}')::double precision";
            const string Score = "(summary::json #>> '{score,value}')::double precision";
            migrationBuilder.Sql(
                $"""
                ALTER TABLE films DROP COLUMN bestrank;
                ALTER TABLE films ADD COLUMN bestrank double precision GENERATED ALWAYS AS (
                    CASE WHEN {Critics} >= 4{condition} THEN ({Critics} * {Score} + 580) / ({Critics} + 10) END) STORED;
                CREATE INDEX ix_films_bestrank ON films (bestrank NULLS FIRST) WHERE NOT IsWithdrawn;
                """
            );
        }
    }
}
