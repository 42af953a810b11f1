using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Critics",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Critics", x => x.Id);
                    table.CheckConstraint("CK_Critics_Name", "length(Name) BETWEEN 1 AND 200");
                });

            migrationBuilder.CreateTable(
                name: "Films",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    TitleKey = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: true),
                    Directors = table.Column<string>(type: "TEXT", nullable: false),
                    Countries = table.Column<string>(type: "TEXT", nullable: false),
                    Languages = table.Column<string>(type: "TEXT", nullable: false),
                    RuntimeMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    Summary = table.Column<string>(type: "TEXT", nullable: false),
                    Critics = table.Column<int>(type: "INTEGER", nullable: false, computedColumnSql: "json_extract(Summary, '$.critics')", stored: true),
                    Score = table.Column<int>(type: "INTEGER", nullable: true, computedColumnSql: "json_extract(Summary, '$.score.value')", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Films", x => x.Id);
                    table.CheckConstraint("CK_Films_RuntimeMinutes", "RuntimeMinutes BETWEEN 1 AND 60000");
                    table.CheckConstraint("CK_Films_Title", "length(Title) BETWEEN 1 AND 300");
                    table.CheckConstraint("CK_Films_Year", "Year BETWEEN 1888 AND 2200");
                });

            migrationBuilder.CreateTable(
                name: "Publications",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Weight = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Publications", x => x.Id);
                    table.CheckConstraint("CK_Publications_Name", "length(Name) BETWEEN 1 AND 200");
                    table.CheckConstraint("CK_Publications_Weight", "CAST(Weight AS REAL) > 0 AND CAST(Weight AS REAL) <= 100");
                });

            migrationBuilder.CreateTable(
                name: "StoreState",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    SeededAt = table.Column<string>(type: "TEXT", nullable: true),
                    Generation = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoreState", x => x.Id);
                    table.CheckConstraint("CK_StoreState_OneRow", "Id = 1");
                });

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FilmId = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<string>(type: "TEXT", nullable: true),
                    Warnings = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Imports_Films_FilmId",
                        column: x => x.FilmId,
                        principalTable: "Films",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reviews",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FilmId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    CriticId = table.Column<int>(type: "INTEGER", nullable: true),
                    Credit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PublicationId = table.Column<int>(type: "INTEGER", nullable: true),
                    OriginalScore = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    StatedReception = table.Column<string>(type: "TEXT", nullable: true),
                    Reception = table.Column<string>(type: "TEXT", nullable: true),
                    Leaning = table.Column<string>(type: "TEXT", nullable: true),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Quote = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    QuoteKey = table.Column<string>(type: "TEXT", nullable: true),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reviews", x => x.Id);
                    table.CheckConstraint("CK_Reviews_CriticOrCredit", "CriticId IS NULL OR Credit IS NULL");
                    table.CheckConstraint("CK_Reviews_Leaning", "Leaning IN ('favorable', 'unfavorable')");
                    table.CheckConstraint("CK_Reviews_OriginalScore", "length(OriginalScore) BETWEEN 1 AND 50");
                    table.CheckConstraint("CK_Reviews_Position", "Position > 0");
                    table.CheckConstraint("CK_Reviews_Quote", "length(Quote) BETWEEN 1 AND 20000");
                    table.CheckConstraint("CK_Reviews_Reception", "Reception IN ('positive', 'mixed', 'negative')");
                    table.CheckConstraint("CK_Reviews_Score", "Score BETWEEN 0 AND 100");
                    table.CheckConstraint("CK_Reviews_ScoreHasReception", "Score IS NULL OR Reception IS NOT NULL");
                    table.CheckConstraint("CK_Reviews_StatedReception", "StatedReception IN ('positive', 'mixed', 'negative')");
                    table.ForeignKey(
                        name: "FK_Reviews_Critics_CriticId",
                        column: x => x.CriticId,
                        principalTable: "Critics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reviews_Films_FilmId",
                        column: x => x.FilmId,
                        principalTable: "Films",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reviews_Publications_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PublishedSummaries",
                columns: table => new
                {
                    ImportId = table.Column<int>(type: "INTEGER", nullable: false),
                    FilmId = table.Column<int>(type: "INTEGER", nullable: false),
                    ScoreStands = table.Column<bool>(type: "INTEGER", nullable: false),
                    Critics = table.Column<int>(type: "INTEGER", nullable: true),
                    Mixed = table.Column<int>(type: "INTEGER", nullable: true),
                    Negative = table.Column<int>(type: "INTEGER", nullable: true),
                    Positive = table.Column<int>(type: "INTEGER", nullable: true),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublishedSummaries", x => x.ImportId);
                    table.CheckConstraint("CK_PublishedSummaries_Critics", "Critics BETWEEN 0 AND 100000");
                    table.CheckConstraint("CK_PublishedSummaries_Mixed", "Mixed BETWEEN 0 AND 100000");
                    table.CheckConstraint("CK_PublishedSummaries_Negative", "Negative BETWEEN 0 AND 100000");
                    table.CheckConstraint("CK_PublishedSummaries_Positive", "Positive BETWEEN 0 AND 100000");
                    table.CheckConstraint("CK_PublishedSummaries_Score", "Score BETWEEN 0 AND 100");
                    table.ForeignKey(
                        name: "FK_PublishedSummaries_Films_FilmId",
                        column: x => x.FilmId,
                        principalTable: "Films",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PublishedSummaries_Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportMentions",
                columns: table => new
                {
                    ImportId = table.Column<int>(type: "INTEGER", nullable: false),
                    ReviewId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportMentions", x => new { x.ImportId, x.ReviewId });
                    table.ForeignKey(
                        name: "FK_ImportMentions_Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ImportMentions_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Critics_NameKey",
                table: "Critics",
                column: "NameKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Critics_Slug",
                table: "Critics",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Films_Critics",
                table: "Films",
                column: "Critics");

            migrationBuilder.CreateIndex(
                name: "IX_Films_Score",
                table: "Films",
                column: "Score");

            migrationBuilder.CreateIndex(
                name: "IX_Films_Slug",
                table: "Films",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Films_TitleKey_Year",
                table: "Films",
                columns: new[] { "TitleKey", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportMentions_ReviewId",
                table: "ImportMentions",
                column: "ReviewId");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_FilmId",
                table: "Imports",
                column: "FilmId");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Hash",
                table: "Imports",
                column: "Hash",
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Publications_NameKey",
                table: "Publications",
                column: "NameKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Publications_Slug",
                table: "Publications",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublishedSummaries_FilmId",
                table: "PublishedSummaries",
                column: "FilmId");

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_CriticId",
                table: "Reviews",
                column: "CriticId");

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_FilmId_Position",
                table: "Reviews",
                columns: new[] { "FilmId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_PublicationId",
                table: "Reviews",
                column: "PublicationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportMentions");

            migrationBuilder.DropTable(
                name: "PublishedSummaries");

            migrationBuilder.DropTable(
                name: "StoreState");

            migrationBuilder.DropTable(
                name: "Reviews");

            migrationBuilder.DropTable(
                name: "Imports");

            migrationBuilder.DropTable(
                name: "Critics");

            migrationBuilder.DropTable(
                name: "Publications");

            migrationBuilder.DropTable(
                name: "Films");
        }
    }
}
