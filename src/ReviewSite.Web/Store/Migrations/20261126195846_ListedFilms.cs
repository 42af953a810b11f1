using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class ListedFilms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsInWords",
                table: "SavedGrids",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Which films are on the lists of which poll, out of the lists that the poll has; as with the critics.
            migrationBuilder.Sql(
                """
                CREATE TABLE PollFilms (FilmId INTEGER NOT NULL, PollId INTEGER NOT NULL, PRIMARY KEY (FilmId, PollId)) WITHOUT ROWID;
                CREATE INDEX IX_PollFilms_PollId ON PollFilms (PollId);
                INSERT OR IGNORE INTO PollFilms SELECT e.value ->> '$.film', p.Id FROM Polls p, json_each(p.Ballots) b, json_each(b.value, '$.entries') e;
                CREATE TRIGGER PollFilms_added AFTER INSERT ON Polls
                BEGIN
                    INSERT OR IGNORE INTO PollFilms SELECT e.value ->> '$.film', NEW.Id FROM json_each(NEW.Ballots) b, json_each(b.value, '$.entries') e;
                END;
                CREATE TRIGGER PollFilms_changed AFTER UPDATE OF Ballots ON Polls WHEN NEW.Ballots <> OLD.Ballots
                BEGIN
                    DELETE FROM PollFilms WHERE PollId = NEW.Id;
                    INSERT OR IGNORE INTO PollFilms SELECT e.value ->> '$.film', NEW.Id FROM json_each(NEW.Ballots) b, json_each(b.value, '$.entries') e;
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("An older version of the program cannot hold what this one stores; put back the backup that was written before.");
    }
}
