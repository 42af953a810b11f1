using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class HistoryRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "HistoryChanges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    ThingId = table.Column<int>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: true),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true),
                    EntryId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistoryChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HistoryChanges_History_EntryId",
                        column: x => x.EntryId,
                        principalTable: "History",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HistoryChanges_EntryId",
                table: "HistoryChanges",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_HistoryChanges_Kind_ThingId_Field",
                table: "HistoryChanges",
                columns: new[] { "Kind", "ThingId", "Field" });

            migrationBuilder.Sql(
                """
                INSERT INTO HistoryChanges (Kind, ThingId, Field, Before, After, EntryId)
                SELECT json_extract(c.value, '$.Kind'), json_extract(c.value, '$.Id'), json_extract(c.value, '$.Field'),
                    json_extract(c.value, '$.Before'), json_extract(c.value, '$.After'), h.Id
                FROM History h, json_each(h.Changes) c ORDER BY h.Id, c.key
                """);
            migrationBuilder.Sql("DROP TRIGGER History_is_not_changed");
            migrationBuilder.Sql("ALTER TABLE History DROP COLUMN Changes");
            migrationBuilder.Sql(
                """
                CREATE TRIGGER History_is_not_changed BEFORE UPDATE ON History
                BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER HistoryChanges_are_not_deleted BEFORE DELETE ON HistoryChanges
                BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER HistoryChanges_are_not_changed BEFORE UPDATE ON HistoryChanges
                WHEN NEW.Id <> OLD.Id OR NEW.EntryId <> OLD.EntryId OR NEW.Kind <> OLD.Kind OR NEW.ThingId <> OLD.ThingId
                    OR NEW.Field IS NOT OLD.Field OR (NEW.Before IS NOT OLD.Before AND NEW.Before IS NOT '(erased)')
                    OR (NEW.After IS NOT OLD.After AND NEW.After IS NOT '(erased)')
                BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("An older version of the program cannot hold what this one stores; put back the backup that was written before.");
    }
}
