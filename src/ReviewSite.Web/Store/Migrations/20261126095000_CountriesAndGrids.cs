using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class CountriesAndGrids : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Which film is from which country, out of the list that the film has; as with the genres.
            migrationBuilder.Sql(
                """
                CREATE TABLE FilmCountries (Country TEXT NOT NULL, FilmId INTEGER NOT NULL, PRIMARY KEY (Country, FilmId)) WITHOUT ROWID;
                CREATE INDEX IX_FilmCountries_FilmId ON FilmCountries (FilmId);
                CREATE TRIGGER FilmCountries_added AFTER INSERT ON Films WHEN NEW.Countries <> '[]'
                BEGIN INSERT OR IGNORE INTO FilmCountries SELECT value, NEW.Id FROM json_each(NEW.Countries); END;
                CREATE TRIGGER FilmCountries_changed AFTER UPDATE OF Countries ON Films WHEN NEW.Countries <> OLD.Countries
                BEGIN
                    DELETE FROM FilmCountries WHERE FilmId = NEW.Id;
                    INSERT OR IGNORE INTO FilmCountries SELECT value, NEW.Id FROM json_each(NEW.Countries);
                END;
                INSERT OR IGNORE INTO FilmCountries SELECT value, Films.Id FROM Films, json_each(Films.Countries);
                """);

            migrationBuilder.CreateTable(
                name: "SavedGrids",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Films = table.Column<string>(type: "TEXT", nullable: false),
                    Contributors = table.Column<string>(type: "TEXT", nullable: false),
                    Scale = table.Column<int>(type: "INTEGER", nullable: false),
                    Order = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Decimals = table.Column<int>(type: "INTEGER", nullable: false),
                    Rounding = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedGrids", x => x.Id);
                    table.CheckConstraint("CK_SavedGrids_By", "\"By\" IN ('critics', 'publications')");
                    table.CheckConstraint("CK_SavedGrids_Decimals", "Decimals BETWEEN 0 AND 2");
                    table.CheckConstraint("CK_SavedGrids_Title", "length(Title) BETWEEN 1 AND 200");
                });

            migrationBuilder.CreateIndex(
                name: "IX_SavedGrids_Slug",
                table: "SavedGrids",
                column: "Slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("An older version of the program cannot hold what this one stores; put back the backup that was written before.");
    }
}
