using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class WordStatistics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Reviews have many words, and with PostgreSQL's usual sample the beginning of one looks far rarer than it
            // is: then all its hits are sorted, where the newest are found sooner.
            migrationBuilder.Sql(
                """
                ALTER TABLE reviews ALTER words SET STATISTICS 500;
                ANALYZE reviews;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE reviews ALTER words SET STATISTICS -1;");
    }
}
