using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class FormerNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FormerNames",
                table: "Publications",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "FormerSlugs",
                table: "Publications",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<bool>(
                name: "IsMerged",
                table: "Publications",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "FormerNames",
                table: "Critics",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "FormerSlugs",
                table: "Critics",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<bool>(
                name: "IsMerged",
                table: "Critics",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_Publications_FormerNames",
                table: "Publications",
                column: "Id",
                filter: "FormerNames <> '[]'");

            migrationBuilder.CreateIndex(
                name: "IX_Critics_FormerNames",
                table: "Critics",
                column: "Id",
                filter: "FormerNames <> '[]'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Publications_FormerNames",
                table: "Publications");

            migrationBuilder.DropIndex(
                name: "IX_Critics_FormerNames",
                table: "Critics");

            migrationBuilder.DropColumn(
                name: "FormerNames",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "FormerSlugs",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "IsMerged",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "FormerNames",
                table: "Critics");

            migrationBuilder.DropColumn(
                name: "FormerSlugs",
                table: "Critics");

            migrationBuilder.DropColumn(
                name: "IsMerged",
                table: "Critics");
        }
    }
}
