using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class ShownIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Films_BestRank",
                table: "Films");

            migrationBuilder.DropIndex(
                name: "IX_Films_Critics",
                table: "Films");

            migrationBuilder.DropIndex(
                name: "IX_Films_DivisiveRank",
                table: "Films");

            migrationBuilder.DropIndex(
                name: "IX_Films_Score",
                table: "Films");

            migrationBuilder.DropIndex(
                name: "IX_Films_Verdict",
                table: "Films");

            migrationBuilder.DropIndex(
                name: "IX_Films_Year",
                table: "Films");

            migrationBuilder.CreateIndex(
                name: "IX_Films_BestRank",
                table: "Films",
                column: "BestRank",
                filter: "NOT IsWithdrawn");

            migrationBuilder.CreateIndex(
                name: "IX_Films_Critics",
                table: "Films",
                column: "Critics",
                filter: "NOT IsWithdrawn");

            migrationBuilder.CreateIndex(
                name: "IX_Films_DivisiveRank",
                table: "Films",
                column: "DivisiveRank",
                filter: "NOT IsWithdrawn");

            migrationBuilder.CreateIndex(
                name: "IX_Films_Score",
                table: "Films",
                column: "Score",
                filter: "NOT IsWithdrawn");

            migrationBuilder.CreateIndex(
                name: "IX_Films_ShownByTitle",
                table: "Films",
                columns: new[] { "TitleKey", "Year" },
                filter: "NOT IsWithdrawn");

            migrationBuilder.CreateIndex(
                name: "IX_Films_Verdict",
                table: "Films",
                column: "Verdict",
                filter: "NOT IsWithdrawn");

            migrationBuilder.CreateIndex(
                name: "IX_Films_Year",
                table: "Films",
                column: "Year",
                filter: "NOT IsWithdrawn");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Films_BestRank",
                table: "Films");

            migrationBuilder.DropIndex(
                name: "IX_Films_Critics",
                table: "Films");

            migrationBuilder.DropIndex(
                name: "IX_Films_DivisiveRank",
                table: "Films");

            migrationBuilder.DropIndex(
                name: "IX_Films_Score",
                table: "Films");

            migrationBuilder.DropIndex(
                name: "IX_Films_ShownByTitle",
                table: "Films");

            migrationBuilder.DropIndex(
                name: "IX_Films_Verdict",
                table: "Films");

            migrationBuilder.DropIndex(
                name: "IX_Films_Year",
                table: "Films");

            migrationBuilder.CreateIndex(
                name: "IX_Films_BestRank",
                table: "Films",
                column: "BestRank");

            migrationBuilder.CreateIndex(
                name: "IX_Films_Critics",
                table: "Films",
                column: "Critics");

            migrationBuilder.CreateIndex(
                name: "IX_Films_DivisiveRank",
                table: "Films",
                column: "DivisiveRank");

            migrationBuilder.CreateIndex(
                name: "IX_Films_Score",
                table: "Films",
                column: "Score");

            migrationBuilder.CreateIndex(
                name: "IX_Films_Verdict",
                table: "Films",
                column: "Verdict");

            migrationBuilder.CreateIndex(
                name: "IX_Films_Year",
                table: "Films",
                column: "Year");
        }
    }
}
