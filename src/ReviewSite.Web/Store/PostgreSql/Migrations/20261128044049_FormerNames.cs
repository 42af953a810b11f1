using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class FormerNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "formernames",
                table: "publications",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "formerslugs",
                table: "publications",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<bool>(
                name: "ismerged",
                table: "publications",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "formernames",
                table: "critics",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "formerslugs",
                table: "critics",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<bool>(
                name: "ismerged",
                table: "critics",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_publications_id",
                table: "publications",
                column: "id",
                filter: "FormerNames <> '[]'");

            migrationBuilder.CreateIndex(
                name: "ix_critics_id",
                table: "critics",
                column: "id",
                filter: "FormerNames <> '[]'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_publications_id",
                table: "publications");

            migrationBuilder.DropIndex(
                name: "ix_critics_id",
                table: "critics");

            migrationBuilder.DropColumn(
                name: "formernames",
                table: "publications");

            migrationBuilder.DropColumn(
                name: "formerslugs",
                table: "publications");

            migrationBuilder.DropColumn(
                name: "ismerged",
                table: "publications");

            migrationBuilder.DropColumn(
                name: "formernames",
                table: "critics");

            migrationBuilder.DropColumn(
                name: "formerslugs",
                table: "critics");

            migrationBuilder.DropColumn(
                name: "ismerged",
                table: "critics");
        }
    }
}
