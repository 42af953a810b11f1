using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReviewSite.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class Catalogue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reviews_CriticId",
                table: "Reviews");

            migrationBuilder.DropIndex(
                name: "IX_Reviews_PublicationId",
                table: "Reviews");

            migrationBuilder.AddColumn<int>(
                name: "Rules",
                table: "StoreState",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ErasedQuotes",
                table: "Reviews",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "SourceKey",
                table: "Reviews",
                type: "TEXT",
                nullable: true);

            // An import may be of many films from now on, and have a published summary of each: until now it had at most one, whose number was the
            // import's, and stays the summary's own. By hand and not by the framework's rebuilding, which takes place outside of any transaction, so that a start
            // that is killed in the middle would leave a store that no start can use. Parents are made before their children and dropped after them.
            migrationBuilder.Sql(
                """
                CREATE TABLE NewImports (
                    Id INTEGER NOT NULL CONSTRAINT PK_Imports PRIMARY KEY AUTOINCREMENT,
                    FilmId INTEGER NULL CONSTRAINT FK_Imports_Films_FilmId REFERENCES Films (Id) ON DELETE RESTRICT,
                    Source TEXT NOT NULL, Hash TEXT NOT NULL, At TEXT NOT NULL, WithdrawnAt TEXT NULL, Warnings TEXT NOT NULL);
                INSERT INTO NewImports (Id, FilmId, Source, Hash, At, WithdrawnAt, Warnings)
                    SELECT Id, FilmId, Source, Hash, At, WithdrawnAt, Warnings FROM Imports;
                CREATE TABLE NewMentions (
                    ImportId INTEGER NOT NULL CONSTRAINT FK_ImportMentions_Imports_ImportId REFERENCES NewImports (Id) ON DELETE CASCADE,
                    ReviewId INTEGER NOT NULL CONSTRAINT FK_ImportMentions_Reviews_ReviewId REFERENCES Reviews (Id) ON DELETE CASCADE,
                    CONSTRAINT PK_ImportMentions PRIMARY KEY (ImportId, ReviewId));
                INSERT INTO NewMentions (ImportId, ReviewId) SELECT ImportId, ReviewId FROM ImportMentions;
                CREATE TABLE NewSummaries (
                    Id INTEGER NOT NULL CONSTRAINT PK_PublishedSummaries PRIMARY KEY AUTOINCREMENT,
                    ImportId INTEGER NOT NULL CONSTRAINT FK_PublishedSummaries_Imports_ImportId REFERENCES NewImports (Id) ON DELETE CASCADE,
                    FilmId INTEGER NOT NULL CONSTRAINT FK_PublishedSummaries_Films_FilmId REFERENCES Films (Id) ON DELETE RESTRICT,
                    ScoreStands INTEGER NOT NULL, Critics INTEGER NULL, Mixed INTEGER NULL, Negative INTEGER NULL, Positive INTEGER NULL, Score INTEGER NULL, Verdict TEXT NULL,
                    CONSTRAINT CK_PublishedSummaries_Critics CHECK (Critics BETWEEN 0 AND 100000),
                    CONSTRAINT CK_PublishedSummaries_Mixed CHECK (Mixed BETWEEN 0 AND 100000),
                    CONSTRAINT CK_PublishedSummaries_Negative CHECK (Negative BETWEEN 0 AND 100000),
                    CONSTRAINT CK_PublishedSummaries_Positive CHECK (Positive BETWEEN 0 AND 100000),
                    CONSTRAINT CK_PublishedSummaries_Score CHECK (Score BETWEEN 0 AND 100));
                INSERT INTO NewSummaries (Id, ImportId, FilmId, ScoreStands, Critics, Mixed, Negative, Positive, Score, Verdict)
                    SELECT ImportId, ImportId, FilmId, ScoreStands, Critics, Mixed, Negative, Positive, Score, Verdict FROM PublishedSummaries;
                DROP TABLE ImportMentions;
                DROP TABLE PublishedSummaries;
                DROP TABLE Imports;
                ALTER TABLE NewImports RENAME TO Imports;
                ALTER TABLE NewMentions RENAME TO ImportMentions;
                ALTER TABLE NewSummaries RENAME TO PublishedSummaries;
                CREATE INDEX IX_Imports_FilmId ON Imports (FilmId);
                CREATE UNIQUE INDEX IX_Imports_Hash ON Imports (Hash) WHERE WithdrawnAt IS NULL;
                CREATE INDEX IX_ImportMentions_ReviewId ON ImportMentions (ReviewId);
                CREATE INDEX IX_PublishedSummaries_FilmId ON PublishedSummaries (FilmId);
                CREATE INDEX IX_PublishedSummaries_ImportId ON PublishedSummaries (ImportId);
                """);

            migrationBuilder.AddColumn<string>(
                name: "FilmIds",
                table: "History",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "EditedFields",
                table: "Films",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "MergedIntoId",
                table: "Films",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Films",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<double>(
                name: "BestRank",
                table: "Films",
                type: "REAL",
                nullable: true,
                computedColumnSql: "CASE WHEN Critics >= 4 THEN (Critics * Score + 580.0) / (Critics + 10) END",
                stored: false);

            migrationBuilder.AddColumn<double>(
                name: "Deviation",
                table: "Films",
                type: "REAL",
                nullable: true,
                computedColumnSql: "json_extract(Summary, '$.spread.deviation')",
                stored: false);

            migrationBuilder.AddColumn<double>(
                name: "DivisiveRank",
                table: "Films",
                type: "REAL",
                nullable: true,
                computedColumnSql: "CASE WHEN json_extract(Summary, '$.scored') >= 4 THEN\n(json_extract(Summary, '$.scored') * Deviation * Deviation + 2560.0)\n/ (json_extract(Summary, '$.scored') + 10) END",
                stored: false);

            migrationBuilder.AddColumn<double>(
                name: "Mean",
                table: "Films",
                type: "REAL",
                nullable: true,
                computedColumnSql: "json_extract(Summary, '$.spread.mean')",
                stored: false);

            migrationBuilder.AddColumn<int>(
                name: "Scored",
                table: "Films",
                type: "INTEGER",
                nullable: false,
                computedColumnSql: "json_extract(Summary, '$.scored')",
                stored: false);

            migrationBuilder.AddColumn<string>(
                name: "Verdict",
                table: "Films",
                type: "TEXT",
                nullable: true,
                computedColumnSql: "json_extract(Summary, '$.verdict.key')",
                stored: false);

            migrationBuilder.CreateTable(
                name: "ImportFilmMentions",
                columns: table => new
                {
                    ImportId = table.Column<int>(type: "INTEGER", nullable: false),
                    FilmId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportFilmMentions", x => new { x.ImportId, x.FilmId });
                    table.ForeignKey(
                        name: "FK_ImportFilmMentions_Films_FilmId",
                        column: x => x.FilmId,
                        principalTable: "Films",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ImportFilmMentions_Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_CriticId_FilmId_IsWithdrawn",
                table: "Reviews",
                columns: new[] { "CriticId", "FilmId", "IsWithdrawn" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_Date",
                table: "Reviews",
                column: "Date");

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_PublicationId_FilmId_IsWithdrawn",
                table: "Reviews",
                columns: new[] { "PublicationId", "FilmId", "IsWithdrawn" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_SourceKey",
                table: "Reviews",
                column: "SourceKey",
                filter: "SourceKey IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_UnreadScore",
                table: "Reviews",
                column: "OriginalScore",
                filter: "OriginalScore IS NOT NULL AND Score IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Films_BestRank",
                table: "Films",
                column: "BestRank");

            migrationBuilder.CreateIndex(
                name: "IX_Films_DivisiveRank",
                table: "Films",
                column: "DivisiveRank");

            migrationBuilder.CreateIndex(
                name: "IX_Films_ImdbId",
                table: "Films",
                column: "ImdbId");

            migrationBuilder.CreateIndex(
                name: "IX_Films_IsWithdrawn",
                table: "Films",
                column: "IsWithdrawn",
                filter: "IsWithdrawn");

            migrationBuilder.CreateIndex(
                name: "IX_Films_Verdict",
                table: "Films",
                column: "Verdict");

            migrationBuilder.CreateIndex(
                name: "IX_Films_Year",
                table: "Films",
                column: "Year");

            migrationBuilder.CreateIndex(
                name: "IX_ImportFilmMentions_FilmId",
                table: "ImportFilmMentions",
                column: "FilmId");

            // The history is only ever added to; the one exception blanks a quote that is erased for legal reasons.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER History_is_not_deleted BEFORE DELETE ON History
                BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER History_is_not_changed BEFORE UPDATE ON History
                WHEN NEW.Id <> OLD.Id OR NEW.At <> OLD.At OR NEW.Who <> OLD.Who OR NEW.AccountId IS NOT OLD.AccountId OR NEW.What <> OLD.What
                    OR NEW.FilmId IS NOT OLD.FilmId OR NEW.RevertsId IS NOT OLD.RevertsId
                    OR (NEW.Changes <> OLD.Changes AND instr(NEW.Changes, '(erased)') = 0)
                BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END
                """);

            CreateSearch(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("An older version of the program cannot hold what this one stores; put back the backup that was written before.");

        /// <summary>What was withdrawn is not found, so it is not in the index either.</summary>
        private static readonly (string Index, string Table, string Column, bool CanBeWithdrawn)[] _all =
        [
            ("ReviewSearch", "Reviews", "QuoteKey", true),
            ("FilmSearch", "Films", "SearchText", true),
            ("CriticSearch", "Critics", "NameKey", false),
            ("PublicationSearch", "Publications", "NameKey", false),
        ];

        private static void CreateSearch(MigrationBuilder migration)
        {
            // Which film has which genre, out of the list that the film has; for filtering by an index.
            migration.Sql(
                """
                CREATE TABLE FilmGenres (Genre TEXT NOT NULL, FilmId INTEGER NOT NULL, PRIMARY KEY (Genre, FilmId)) WITHOUT ROWID;
                CREATE INDEX IX_FilmGenres_FilmId ON FilmGenres (FilmId);
                CREATE TRIGGER FilmGenres_added AFTER INSERT ON Films WHEN NEW.Genres <> '[]'
                BEGIN INSERT OR IGNORE INTO FilmGenres SELECT value, NEW.Id FROM json_each(NEW.Genres); END;
                CREATE TRIGGER FilmGenres_changed AFTER UPDATE OF Genres ON Films WHEN NEW.Genres <> OLD.Genres
                BEGIN
                    DELETE FROM FilmGenres WHERE FilmId = NEW.Id;
                    INSERT OR IGNORE INTO FilmGenres SELECT value, NEW.Id FROM json_each(NEW.Genres);
                END;
                INSERT OR IGNORE INTO FilmGenres SELECT value, Films.Id FROM Films, json_each(Films.Genres);
                """
            );
            foreach (var (index, table, column, canBeWithdrawn) in _all)
            {
                string Text(string row) =>
                    canBeWithdrawn ? $"iif({row}.IsWithdrawn, NULL, {row}.{column})" : $"{row}.{column}";
                var decides = canBeWithdrawn ? $"{column}, IsWithdrawn" : column;
                migration.Sql(
                    $"""
                    CREATE VIEW {index}Text AS SELECT Id, {column} FROM {table} t WHERE {Text("t")} IS NOT NULL;
                    CREATE VIRTUAL TABLE {index} USING fts5({column}, content='{index}Text', content_rowid='Id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
                    CREATE TRIGGER {index}_added AFTER INSERT ON {table} WHEN {Text("NEW")} IS NOT NULL
                    BEGIN INSERT INTO {index}(rowid, {column}) VALUES (NEW.Id, {Text("NEW")}); END;
                    CREATE TRIGGER {index}_deleted AFTER DELETE ON {table} WHEN {Text("OLD")} IS NOT NULL
                    BEGIN INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', OLD.Id, {Text("OLD")}); END;
                    CREATE TRIGGER {index}_changed AFTER UPDATE OF {decides} ON {table} WHEN {Text("OLD")} IS NOT {Text(
                        "NEW"
                    )}
                    BEGIN
                        INSERT INTO {index}({index}, rowid, {column}) SELECT 'delete', OLD.Id, {Text("OLD")} WHERE {Text(
                        "OLD"
                    )} IS NOT NULL;
                        INSERT INTO {index}(rowid, {column}) SELECT NEW.Id, {Text("NEW")} WHERE {Text("NEW")} IS NOT NULL;
                    END;
                    INSERT INTO {index}({index}) VALUES('rebuild');
                    """
                );
            }
        }
    }
}
