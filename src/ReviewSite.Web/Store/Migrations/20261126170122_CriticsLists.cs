using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class CriticsLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Polls",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Ballots = table.Column<string>(type: "TEXT", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Polls", x => x.Id);
                    table.CheckConstraint("CK_Polls_Title", "length(Title) BETWEEN 1 AND 200");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Polls_Slug",
                table: "Polls",
                column: "Slug",
                unique: true);

            // Whose lists are in which poll, out of the lists that the poll has; as with the collections.
            migrationBuilder.Sql(
                """
                CREATE TABLE PollCritics (NameKey TEXT NOT NULL, PollId INTEGER NOT NULL, PRIMARY KEY (NameKey, PollId)) WITHOUT ROWID;
                CREATE INDEX IX_PollCritics_PollId ON PollCritics (PollId);
                CREATE TRIGGER PollCritics_added AFTER INSERT ON Polls
                BEGIN
                    INSERT OR IGNORE INTO PollCritics SELECT b.value ->> '$.criticKey', NEW.Id FROM json_each(NEW.Ballots) b;
                END;
                CREATE TRIGGER PollCritics_changed AFTER UPDATE OF Ballots ON Polls WHEN NEW.Ballots <> OLD.Ballots
                BEGIN
                    DELETE FROM PollCritics WHERE PollId = NEW.Id;
                    INSERT OR IGNORE INTO PollCritics SELECT b.value ->> '$.criticKey', NEW.Id FROM json_each(NEW.Ballots) b;
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("An older version of the program cannot hold what this one stores; put back the backup that was written before.");
    }
}
