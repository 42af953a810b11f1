using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class ReviewLanguage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Reviews",
                type: "TEXT",
                maxLength: 3,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Language",
                table: "Reviews");
        }
    }
}
