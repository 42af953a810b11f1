using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class ContributorIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reviews_Critic",
                table: "Reviews");

            migrationBuilder.DropIndex(
                name: "IX_Reviews_Publication",
                table: "Reviews");

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_Critic",
                table: "Reviews",
                columns: new[] { "CriticId", "Date", "IsWithdrawn", "FilmId", "Score", "Reception", "PublicationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_Publication",
                table: "Reviews",
                columns: new[] { "PublicationId", "Date", "IsWithdrawn", "FilmId", "Score", "Reception", "CriticId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reviews_Critic",
                table: "Reviews");

            migrationBuilder.DropIndex(
                name: "IX_Reviews_Publication",
                table: "Reviews");

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_Critic",
                table: "Reviews",
                columns: new[] { "CriticId", "Date", "IsWithdrawn", "FilmId", "Score", "Reception" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_Publication",
                table: "Reviews",
                columns: new[] { "PublicationId", "Date", "IsWithdrawn", "FilmId", "Score", "Reception" });
        }
    }
}
