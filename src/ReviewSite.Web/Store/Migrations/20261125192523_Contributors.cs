using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <summary>Indexes that answer for all of a contributor's reviews; keys without a final sigma.</summary>
    public partial class Contributors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reviews_CriticId_FilmId_IsWithdrawn",
                table: "Reviews");

            migrationBuilder.DropIndex(
                name: "IX_Reviews_PublicationId_FilmId_IsWithdrawn",
                table: "Reviews");

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_Critic",
                table: "Reviews",
                columns: new[] { "CriticId", "Date", "IsWithdrawn", "FilmId", "Score", "Reception" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_Publication",
                table: "Reviews",
                columns: new[] { "PublicationId", "Date", "IsWithdrawn", "FilmId", "Score", "Reception" });

            // The sigma at the end of a Greek word is compared as any other sigma. A name whose new key is taken keeps its old one.
            migrationBuilder.Sql(
                """
                UPDATE Films SET TitleKey = replace(TitleKey, 'ς', 'σ'), SearchText = replace(SearchText, 'ς', 'σ') WHERE SearchText LIKE '%ς%';
                UPDATE Reviews SET QuoteKey = replace(QuoteKey, 'ς', 'σ') WHERE QuoteKey LIKE '%ς%';
                UPDATE OR IGNORE Critics SET NameKey = replace(NameKey, 'ς', 'σ') WHERE NameKey LIKE '%ς%';
                UPDATE OR IGNORE Publications SET NameKey = replace(NameKey, 'ς', 'σ') WHERE NameKey LIKE '%ς%';
                """);
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
                name: "IX_Reviews_CriticId_FilmId_IsWithdrawn",
                table: "Reviews",
                columns: new[] { "CriticId", "FilmId", "IsWithdrawn" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_PublicationId_FilmId_IsWithdrawn",
                table: "Reviews",
                columns: new[] { "PublicationId", "FilmId", "IsWithdrawn" });
        }
    }
}
