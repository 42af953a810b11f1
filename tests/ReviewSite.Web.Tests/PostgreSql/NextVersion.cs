using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store.PostgreSql;

namespace ReviewSite.Web.Tests.PostgreSql;

#pragma warning disable EF1001 // Nothing else tells EF Core of a migration that the program does not have.

/// <summary>
/// A node of the next version, as far as the database can tell: this program with one migration more, which only adds.
/// What it reads and writes is the same.
/// </summary>
internal sealed class NextVersion(
    ICurrentDbContext context,
    IDbContextOptions options,
    IMigrationsIdGenerator ids,
    IDiagnosticsLogger<DbLoggerCategory.Migrations> logger
) : MigrationsAssembly(context, options, ids, logger)
{
    public const string Id = "29990101000000_NextVersion";

    /// <summary>To be given to <see cref="Site.AnotherNode"/>.</summary>
    public static void Replace(IServiceCollection services) =>
        services.ConfigureDbContext<PostgreSqlDb>(options =>
            options.ReplaceService<IMigrationsAssembly, NextVersion>()
        );

    public override IReadOnlyDictionary<string, TypeInfo> Migrations =>
        new SortedDictionary<string, TypeInfo>(base.Migrations.ToDictionary(), StringComparer.Ordinal)
        {
            [Id] = typeof(Addition).GetTypeInfo(),
        };

    [DbContext(typeof(PostgreSqlDb))]
    [Migration(Id)]
    private sealed class Addition : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                ALTER TABLE films ADD COLUMN shelfmark text;
                CREATE TABLE lendings (
                    id integer PRIMARY KEY, filmid integer NOT NULL REFERENCES films (id), since text NOT NULL);
                """
            );
    }
}
