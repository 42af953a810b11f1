using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class Collections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Collections",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Sections = table.Column<string>(type: "TEXT", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Collections", x => x.Id);
                    table.CheckConstraint("CK_Collections_Title", "length(Title) BETWEEN 1 AND 200");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Collections_Slug",
                table: "Collections",
                column: "Slug",
                unique: true);

            // Which film is in which collection, out of the sections that the collection has; as with the genres.
            migrationBuilder.Sql(
                """
                CREATE TABLE CollectionFilms (FilmId INTEGER NOT NULL, CollectionId INTEGER NOT NULL, PRIMARY KEY (FilmId, CollectionId)) WITHOUT ROWID;
                CREATE INDEX IX_CollectionFilms_CollectionId ON CollectionFilms (CollectionId);
                CREATE TRIGGER CollectionFilms_added AFTER INSERT ON Collections
                BEGIN
                    INSERT OR IGNORE INTO CollectionFilms SELECT f.value, NEW.Id FROM json_each(NEW.Sections) s, json_each(s.value, '$.films') f;
                END;
                CREATE TRIGGER CollectionFilms_changed AFTER UPDATE OF Sections ON Collections WHEN NEW.Sections <> OLD.Sections
                BEGIN
                    DELETE FROM CollectionFilms WHERE CollectionId = NEW.Id;
                    INSERT OR IGNORE INTO CollectionFilms SELECT f.value, NEW.Id FROM json_each(NEW.Sections) s, json_each(s.value, '$.films') f;
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("An older version of the program cannot hold what this one stores; put back the backup that was written before.");
    }
}
