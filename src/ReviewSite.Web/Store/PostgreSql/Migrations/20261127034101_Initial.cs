using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ReviewSite.Web.Store.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    role = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    isdisabled = table.Column<bool>(type: "boolean", nullable: false),
                    username = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    normalizedusername = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    normalizedemail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    emailconfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    passwordhash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    securitystamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    concurrencystamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phonenumber = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phonenumberconfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    twofactorenabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockoutend = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockoutenabled = table.Column<bool>(type: "boolean", nullable: false),
                    accessfailedcount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                    table.CheckConstraint("CK_Accounts_Role", "Role IN ('editor', 'administrator')");
                });

            migrationBuilder.CreateTable(
                name: "collectionfilms",
                columns: table => new
                {
                    filmid = table.Column<int>(type: "integer", nullable: false),
                    collectionid = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collectionfilms", x => new { x.filmid, x.collectionid });
                });

            migrationBuilder.CreateTable(
                name: "collections",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    sections = table.Column<string>(type: "text", nullable: false),
                    iswithdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collections", x => x.id);
                    table.CheckConstraint("CK_Collections_Title", "length(Title) BETWEEN 1 AND 200");
                });

            migrationBuilder.CreateTable(
                name: "critics",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    namekey = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_critics", x => x.id);
                    table.CheckConstraint("CK_Critics_Name", "length(Name) BETWEEN 1 AND 200");
                });

            migrationBuilder.CreateTable(
                name: "dataprotectionkeys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendlyname = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    xml = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dataprotectionkeys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "filmcountries",
                columns: table => new
                {
                    country = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    filmid = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filmcountries", x => new { x.country, x.filmid });
                });

            migrationBuilder.CreateTable(
                name: "filmgenres",
                columns: table => new
                {
                    genre = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    filmid = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filmgenres", x => new { x.genre, x.filmid });
                });

            migrationBuilder.CreateTable(
                name: "films",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    titlekey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    searchtext = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    year = table.Column<int>(type: "integer", nullable: true),
                    directors = table.Column<string>(type: "jsonb", nullable: false),
                    countries = table.Column<string>(type: "jsonb", nullable: false),
                    languages = table.Column<string>(type: "jsonb", nullable: false),
                    runtimeminutes = table.Column<int>(type: "integer", nullable: true),
                    originaltitle = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    genres = table.Column<string>(type: "jsonb", nullable: false),
                    synopsis = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: true, collation: "C"),
                    imdbid = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    poster = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    editedfields = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    iswithdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    mergedintoid = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    bestrank = table.Column<double>(type: "double precision", nullable: true, computedColumnSql: "CASE WHEN (summary::json #>> '{critics}')::double precision >= 4 THEN ((summary::json #>> '{critics}')::double precision * (summary::json #>> '{score,value}')::double precision + 580) / ((summary::json #>> '{critics}')::double precision + 10) END", stored: true),
                    critics = table.Column<int>(type: "integer", nullable: false, computedColumnSql: "(summary::json #>> '{critics}')::integer", stored: true),
                    deviation = table.Column<double>(type: "double precision", nullable: true, computedColumnSql: "(summary::json #>> '{spread,deviation}')::double precision", stored: true),
                    divisiverank = table.Column<double>(type: "double precision", nullable: true, computedColumnSql: "CASE WHEN (summary::json #>> '{scored}')::double precision >= 4 THEN ((summary::json #>> '{scored}')::double precision * (summary::json #>> '{spread,deviation}')::double precision * (summary::json #>> '{spread,deviation}')::double precision + 2560) / ((summary::json #>> '{scored}')::double precision + 10) END", stored: true),
                    mean = table.Column<double>(type: "double precision", nullable: true, computedColumnSql: "(summary::json #>> '{spread,mean}')::double precision", stored: true),
                    score = table.Column<int>(type: "integer", nullable: true, computedColumnSql: "(summary::json #>> '{score,value}')::integer", stored: true),
                    scored = table.Column<int>(type: "integer", nullable: false, computedColumnSql: "(summary::json #>> '{scored}')::integer", stored: true),
                    verdict = table.Column<string>(type: "text", nullable: true, computedColumnSql: "summary::json #>> '{verdict,key}'", stored: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_films", x => x.id);
                    table.CheckConstraint("CK_Films_RuntimeMinutes", "RuntimeMinutes BETWEEN 1 AND 60000");
                    table.CheckConstraint("CK_Films_Title", "length(Title) BETWEEN 1 AND 300");
                    table.CheckConstraint("CK_Films_Year", "Year BETWEEN 1888 AND 2200");
                });

            migrationBuilder.CreateTable(
                name: "history",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    accountid = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    what = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    filmid = table.Column<int>(type: "integer", nullable: true),
                    filmids = table.Column<string>(type: "jsonb", nullable: false),
                    revertsid = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_history", x => x.id);
                    table.ForeignKey(
                        name: "fk_history_history_revertsid",
                        column: x => x.revertsid,
                        principalTable: "history",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "idempotentrequests",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    requesthash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    status = table.Column<int>(type: "integer", nullable: true),
                    location = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    entitytag = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotentrequests", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    tokenhash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    role = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    expiresat = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.tokenhash);
                    table.CheckConstraint("CK_Invitations_Role", "Role IN ('editor', 'administrator')");
                });

            migrationBuilder.CreateTable(
                name: "pollcritics",
                columns: table => new
                {
                    namekey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    pollid = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pollcritics", x => new { x.namekey, x.pollid });
                });

            migrationBuilder.CreateTable(
                name: "pollfilms",
                columns: table => new
                {
                    filmid = table.Column<int>(type: "integer", nullable: false),
                    pollid = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pollfilms", x => new { x.filmid, x.pollid });
                });

            migrationBuilder.CreateTable(
                name: "polls",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    ballots = table.Column<string>(type: "text", nullable: false),
                    iswithdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_polls", x => x.id);
                    table.CheckConstraint("CK_Polls_Title", "length(Title) BETWEEN 1 AND 200");
                });

            migrationBuilder.CreateTable(
                name: "publications",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    namekey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    weight = table.Column<decimal>(type: "numeric", nullable: false),
                    isours = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publications", x => x.id);
                    table.CheckConstraint("CK_Publications_Name", "length(Name) BETWEEN 1 AND 200");
                    table.CheckConstraint("CK_Publications_Weight", "CAST(Weight AS REAL) > 0 AND CAST(Weight AS REAL) <= 100");
                });

            migrationBuilder.CreateTable(
                name: "savedgrids",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    films = table.Column<string>(type: "jsonb", nullable: false),
                    contributors = table.Column<string>(type: "jsonb", nullable: false),
                    scale = table.Column<int>(type: "integer", nullable: false),
                    isinwords = table.Column<bool>(type: "boolean", nullable: false),
                    order = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    decimals = table.Column<int>(type: "integer", nullable: false),
                    rounding = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    iswithdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_savedgrids", x => x.id);
                    table.CheckConstraint("CK_SavedGrids_By", "by IN ('critics', 'publications')");
                    table.CheckConstraint("CK_SavedGrids_Decimals", "Decimals BETWEEN 0 AND 2");
                    table.CheckConstraint("CK_SavedGrids_Title", "length(Title) BETWEEN 1 AND 200");
                });

            migrationBuilder.CreateTable(
                name: "storestate",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    seededat = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    generation = table.Column<long>(type: "bigint", nullable: false),
                    rules = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_storestate", x => x.id);
                    table.CheckConstraint("CK_StoreState_OneRow", "Id = 1");
                });

            migrationBuilder.CreateTable(
                name: "accountclaims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    userid = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claimtype = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claimvalue = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accountclaims", x => x.id);
                    table.ForeignKey(
                        name: "fk_accountclaims_accounts_userid",
                        column: x => x.userid,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "accountlogins",
                columns: table => new
                {
                    loginprovider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    providerkey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    providerdisplayname = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    userid = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accountlogins", x => new { x.loginprovider, x.providerkey });
                    table.ForeignKey(
                        name: "fk_accountlogins_accounts_userid",
                        column: x => x.userid,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "accountpasskeys",
                columns: table => new
                {
                    credentialid = table.Column<byte[]>(type: "bytea", nullable: false),
                    userid = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accountpasskeys", x => x.credentialid);
                    table.ForeignKey(
                        name: "fk_accountpasskeys_accounts_userid",
                        column: x => x.userid,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "accounttokens",
                columns: table => new
                {
                    userid = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    loginprovider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounttokens", x => new { x.userid, x.loginprovider, x.name });
                    table.ForeignKey(
                        name: "fk_accounttokens_accounts_userid",
                        column: x => x.userid,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "apitokens",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    accountid = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scopes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    createdat = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    expiresat = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    lastusedat = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revokedat = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apitokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_apitokens_accounts_accountid",
                        column: x => x.accountid,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    keyhash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    accountid = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ticket = table.Column<byte[]>(type: "bytea", nullable: false),
                    expiresat = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.keyhash);
                    table.ForeignKey(
                        name: "fk_sessions_accounts_accountid",
                        column: x => x.accountid,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "filmredirects",
                columns: table => new
                {
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    filmid = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filmredirects", x => x.slug);
                    table.ForeignKey(
                        name: "fk_filmredirects_films_filmid",
                        column: x => x.filmid,
                        principalTable: "films",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    filmid = table.Column<int>(type: "integer", nullable: true),
                    source = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    withdrawnat = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    warnings = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.id);
                    table.ForeignKey(
                        name: "fk_imports_films_filmid",
                        column: x => x.filmid,
                        principalTable: "films",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "historychanges",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    thingid = table.Column<int>(type: "integer", nullable: false),
                    field = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    before = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    after = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    entryid = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_historychanges", x => x.id);
                    table.ForeignKey(
                        name: "fk_historychanges_history_entryid",
                        column: x => x.entryid,
                        principalTable: "history",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    filmid = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    criticid = table.Column<int>(type: "integer", nullable: true),
                    credit = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    publicationid = table.Column<int>(type: "integer", nullable: true),
                    originalscore = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    score = table.Column<int>(type: "integer", nullable: true),
                    statedreception = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reception = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    leaning = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    date = table.Column<DateOnly>(type: "date", nullable: true),
                    quote = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true, collation: "C"),
                    erasedquotes = table.Column<string>(type: "jsonb", nullable: false),
                    url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    language = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    sourcekey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    editedfields = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    iswithdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => x.id);
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
                        name: "fk_reviews_critics_criticid",
                        column: x => x.criticid,
                        principalTable: "critics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reviews_films_filmid",
                        column: x => x.filmid,
                        principalTable: "films",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reviews_publications_publicationid",
                        column: x => x.publicationid,
                        principalTable: "publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "importfilmmentions",
                columns: table => new
                {
                    importid = table.Column<int>(type: "integer", nullable: false),
                    filmid = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_importfilmmentions", x => new { x.importid, x.filmid });
                    table.ForeignKey(
                        name: "fk_importfilmmentions_films_filmid",
                        column: x => x.filmid,
                        principalTable: "films",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_importfilmmentions_imports_importid",
                        column: x => x.importid,
                        principalTable: "imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "publishedsummaries",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    importid = table.Column<int>(type: "integer", nullable: false),
                    filmid = table.Column<int>(type: "integer", nullable: false),
                    scorestands = table.Column<bool>(type: "boolean", nullable: false),
                    critics = table.Column<int>(type: "integer", nullable: true),
                    mixed = table.Column<int>(type: "integer", nullable: true),
                    negative = table.Column<int>(type: "integer", nullable: true),
                    positive = table.Column<int>(type: "integer", nullable: true),
                    score = table.Column<int>(type: "integer", nullable: true),
                    verdict = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publishedsummaries", x => x.id);
                    table.CheckConstraint("CK_PublishedSummaries_Critics", "Critics BETWEEN 0 AND 100000");
                    table.CheckConstraint("CK_PublishedSummaries_Mixed", "Mixed BETWEEN 0 AND 100000");
                    table.CheckConstraint("CK_PublishedSummaries_Negative", "Negative BETWEEN 0 AND 100000");
                    table.CheckConstraint("CK_PublishedSummaries_Positive", "Positive BETWEEN 0 AND 100000");
                    table.CheckConstraint("CK_PublishedSummaries_Score", "Score BETWEEN 0 AND 100");
                    table.ForeignKey(
                        name: "fk_publishedsummaries_films_filmid",
                        column: x => x.filmid,
                        principalTable: "films",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publishedsummaries_imports_importid",
                        column: x => x.importid,
                        principalTable: "imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "importmentions",
                columns: table => new
                {
                    importid = table.Column<int>(type: "integer", nullable: false),
                    reviewid = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_importmentions", x => new { x.importid, x.reviewid });
                    table.ForeignKey(
                        name: "fk_importmentions_imports_importid",
                        column: x => x.importid,
                        principalTable: "imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_importmentions_reviews_reviewid",
                        column: x => x.reviewid,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accountclaims_userid",
                table: "accountclaims",
                column: "userid")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_accountlogins_userid",
                table: "accountlogins",
                column: "userid")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_accountpasskeys_userid",
                table: "accountpasskeys",
                column: "userid")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_normalizedemail",
                table: "accounts",
                column: "normalizedemail",
                unique: true)
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_normalizedusername",
                table: "accounts",
                column: "normalizedusername",
                unique: true)
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_apitokens_accountid",
                table: "apitokens",
                column: "accountid");

            migrationBuilder.CreateIndex(
                name: "ix_apitokens_hash",
                table: "apitokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_collections_slug",
                table: "collections",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_critics_namekey",
                table: "critics",
                column: "namekey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_critics_slug",
                table: "critics",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_filmredirects_filmid",
                table: "filmredirects",
                column: "filmid");

            migrationBuilder.CreateIndex(
                name: "ix_films_bestrank",
                table: "films",
                column: "bestrank",
                filter: "NOT IsWithdrawn")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_films_critics",
                table: "films",
                column: "critics",
                filter: "NOT IsWithdrawn");

            migrationBuilder.CreateIndex(
                name: "ix_films_divisiverank",
                table: "films",
                column: "divisiverank",
                filter: "NOT IsWithdrawn")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_films_id_iswithdrawn_mean_scored",
                table: "films",
                columns: new[] { "id", "iswithdrawn", "mean", "scored" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.Unspecified, NullSortOrder.NullsFirst, NullSortOrder.Unspecified });

            migrationBuilder.CreateIndex(
                name: "ix_films_imdbid",
                table: "films",
                column: "imdbid")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_films_iswithdrawn",
                table: "films",
                column: "iswithdrawn",
                filter: "IsWithdrawn");

            migrationBuilder.CreateIndex(
                name: "ix_films_score",
                table: "films",
                column: "score",
                filter: "NOT IsWithdrawn")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_films_slug",
                table: "films",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_films_titlekey_year",
                table: "films",
                columns: new[] { "titlekey", "year" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_films_titlekey_year1",
                table: "films",
                columns: new[] { "titlekey", "year" },
                filter: "NOT IsWithdrawn")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_films_verdict",
                table: "films",
                column: "verdict",
                filter: "NOT IsWithdrawn")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_films_year",
                table: "films",
                column: "year",
                filter: "NOT IsWithdrawn")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_history_filmid",
                table: "history",
                column: "filmid")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_history_revertsid",
                table: "history",
                column: "revertsid",
                unique: true)
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_historychanges_entryid",
                table: "historychanges",
                column: "entryid");

            migrationBuilder.CreateIndex(
                name: "ix_historychanges_kind_thingid_field",
                table: "historychanges",
                columns: new[] { "kind", "thingid", "field" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.Unspecified, NullSortOrder.Unspecified, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_idempotentrequests_at",
                table: "idempotentrequests",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_importfilmmentions_filmid",
                table: "importfilmmentions",
                column: "filmid");

            migrationBuilder.CreateIndex(
                name: "ix_importmentions_reviewid",
                table: "importmentions",
                column: "reviewid");

            migrationBuilder.CreateIndex(
                name: "ix_imports_filmid",
                table: "imports",
                column: "filmid")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_imports_hash",
                table: "imports",
                column: "hash",
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_polls_slug",
                table: "polls",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publications_namekey",
                table: "publications",
                column: "namekey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publications_slug",
                table: "publications",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publishedsummaries_filmid",
                table: "publishedsummaries",
                column: "filmid");

            migrationBuilder.CreateIndex(
                name: "ix_publishedsummaries_importid",
                table: "publishedsummaries",
                column: "importid");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_criticid_date_iswithdrawn_filmid_score_reception_pu~",
                table: "reviews",
                columns: new[] { "criticid", "date", "iswithdrawn", "filmid", "score", "reception", "publicationid" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.NullsFirst, NullSortOrder.Unspecified, NullSortOrder.Unspecified, NullSortOrder.NullsFirst, NullSortOrder.NullsFirst, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_date",
                table: "reviews",
                column: "date")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_filmid_position",
                table: "reviews",
                columns: new[] { "filmid", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_publicationid_date_iswithdrawn_filmid_score_recepti~",
                table: "reviews",
                columns: new[] { "publicationid", "date", "iswithdrawn", "filmid", "score", "reception", "criticid" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.NullsFirst, NullSortOrder.Unspecified, NullSortOrder.Unspecified, NullSortOrder.NullsFirst, NullSortOrder.NullsFirst, NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_sourcekey",
                table: "reviews",
                column: "sourcekey",
                filter: "SourceKey IS NOT NULL")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_UnreadScore",
                table: "reviews",
                column: "originalscore",
                filter: "OriginalScore IS NOT NULL AND Score IS NULL")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst });

            migrationBuilder.CreateIndex(
                name: "ix_savedgrids_slug",
                table: "savedgrids",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_accountid",
                table: "sessions",
                column: "accountid");

            migrationBuilder.Sql(Words);
            migrationBuilder.Sql(Lists);
            migrationBuilder.Sql(History);
        }

        /// <summary>
        /// What rows are found by. The model does not have these columns, since nothing but a search reads them.
        /// </summary>
        private const string Words = """
            ALTER TABLE films ADD COLUMN words tsvector NOT NULL DEFAULT '';
            ALTER TABLE critics ADD COLUMN words tsvector NOT NULL DEFAULT '';
            ALTER TABLE publications ADD COLUMN words tsvector NOT NULL DEFAULT '';
            ALTER TABLE reviews ADD COLUMN words tsvector NOT NULL DEFAULT '', ADD COLUMN quotekey text COLLATE "C";
            CREATE INDEX ix_films_words ON films USING gin (words) WHERE NOT iswithdrawn;
            CREATE INDEX ix_critics_words ON critics USING gin (words);
            CREATE INDEX ix_publications_words ON publications USING gin (words);
            CREATE INDEX ix_reviews_words ON reviews USING gin (words) WHERE NOT iswithdrawn;
            CREATE VIEW filmmeans AS SELECT id AS filmid, iswithdrawn, mean, scored FROM films;
            """;

        /// <summary>Tables that follow from lists within other tables, whoever writes these.</summary>
        private const string Lists = """
            CREATE INDEX ix_filmgenres_filmid ON filmgenres (filmid);
            CREATE INDEX ix_filmcountries_filmid ON filmcountries (filmid);
            CREATE INDEX ix_collectionfilms_collectionid ON collectionfilms (collectionid);
            CREATE INDEX ix_pollcritics_pollid ON pollcritics (pollid);
            CREATE INDEX ix_pollfilms_pollid ON pollfilms (pollid);

            CREATE FUNCTION list_filmgenres() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' THEN DELETE FROM filmgenres WHERE filmid = NEW.id; END IF;
                INSERT INTO filmgenres (genre, filmid)
                SELECT DISTINCT value, NEW.id FROM jsonb_array_elements_text(NEW.genres);
                RETURN NULL;
            END $$;
            CREATE TRIGGER filmgenres_added AFTER INSERT ON films FOR EACH ROW
                WHEN (NEW.genres <> '[]') EXECUTE FUNCTION list_filmgenres();
            CREATE TRIGGER filmgenres_changed AFTER UPDATE OF genres ON films FOR EACH ROW
                WHEN (NEW.genres <> OLD.genres) EXECUTE FUNCTION list_filmgenres();

            CREATE FUNCTION list_filmcountries() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' THEN DELETE FROM filmcountries WHERE filmid = NEW.id; END IF;
                INSERT INTO filmcountries (country, filmid)
                SELECT DISTINCT value, NEW.id FROM jsonb_array_elements_text(NEW.countries);
                RETURN NULL;
            END $$;
            CREATE TRIGGER filmcountries_added AFTER INSERT ON films FOR EACH ROW
                WHEN (NEW.countries <> '[]') EXECUTE FUNCTION list_filmcountries();
            CREATE TRIGGER filmcountries_changed AFTER UPDATE OF countries ON films FOR EACH ROW
                WHEN (NEW.countries <> OLD.countries) EXECUTE FUNCTION list_filmcountries();

            CREATE FUNCTION list_collectionfilms() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' THEN DELETE FROM collectionfilms WHERE collectionid = NEW.id; END IF;
                INSERT INTO collectionfilms (filmid, collectionid)
                SELECT DISTINCT f.value::integer, NEW.id
                FROM jsonb_array_elements(NEW.sections::jsonb) s, jsonb_array_elements_text(s.value -> 'films') f;
                RETURN NULL;
            END $$;
            CREATE TRIGGER collectionfilms_listed AFTER INSERT OR UPDATE OF sections ON collections FOR EACH ROW
                EXECUTE FUNCTION list_collectionfilms();

            -- As SQLite has it.
            CREATE FUNCTION json_array_length(list text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS
                'SELECT pg_catalog.json_array_length(list::json)';

            CREATE FUNCTION list_polls() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' THEN
                    DELETE FROM pollcritics WHERE pollid = NEW.id;
                    DELETE FROM pollfilms WHERE pollid = NEW.id;
                END IF;
                INSERT INTO pollcritics (namekey, pollid)
                SELECT DISTINCT b.value ->> 'criticKey', NEW.id FROM jsonb_array_elements(NEW.ballots::jsonb) b;
                INSERT INTO pollfilms (filmid, pollid)
                SELECT DISTINCT (e.value ->> 'film')::integer, NEW.id
                FROM jsonb_array_elements(NEW.ballots::jsonb) b, jsonb_array_elements(b.value -> 'entries') e;
                RETURN NULL;
            END $$;
            CREATE TRIGGER polls_listed AFTER INSERT OR UPDATE OF ballots ON polls FOR EACH ROW
                EXECUTE FUNCTION list_polls();
            """;

        /// <summary>The history is only ever added to; what was erased may be overwritten as such.</summary>
        private const string History = """
            CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'the history is only ever added to';
            END $$;
            CREATE TRIGGER history_is_not_changed BEFORE UPDATE OR DELETE ON history FOR EACH ROW
                EXECUTE FUNCTION refuse_change_of_history();
            CREATE TRIGGER historychanges_are_not_deleted BEFORE DELETE ON historychanges FOR EACH ROW
                EXECUTE FUNCTION refuse_change_of_history();
            CREATE TRIGGER historychanges_are_not_changed BEFORE UPDATE ON historychanges FOR EACH ROW
                WHEN (NEW.id <> OLD.id OR NEW.entryid <> OLD.entryid OR NEW.kind <> OLD.kind
                    OR NEW.thingid <> OLD.thingid OR NEW.field IS DISTINCT FROM OLD.field
                    OR (NEW.before IS DISTINCT FROM OLD.before AND NEW.before IS DISTINCT FROM '(erased)')
                    OR (NEW.after IS DISTINCT FROM OLD.after AND NEW.after IS DISTINCT FROM '(erased)'))
                EXECUTE FUNCTION refuse_change_of_history();
            """;

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Restore the backup from before the migration instead.");
    }
}
