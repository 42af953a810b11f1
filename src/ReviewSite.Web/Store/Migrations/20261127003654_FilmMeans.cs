using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class FilmMeans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Films_Means",
                table: "Films",
                columns: new[] { "Id", "IsWithdrawn", "Mean", "Scored" });

            migrationBuilder.Sql(
                """
                CREATE VIEW FilmMeans AS
                SELECT Id AS FilmId, IsWithdrawn, Mean, Scored FROM Films INDEXED BY IX_Films_Means
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP VIEW FilmMeans");

            migrationBuilder.DropIndex(
                name: "IX_Films_Means",
                table: "Films");
        }
    }
}
