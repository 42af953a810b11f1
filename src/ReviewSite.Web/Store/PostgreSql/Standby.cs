using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// Reads from a standby of PostgreSQL. It may be behind, or not have the tables of this version yet; both are checked
/// on the connection that the page is then read on, and never change back.
/// </summary>
/// <param name="services">The site's, for what the contexts ask it for.</param>
internal sealed class Standby(PostgreSqlAddress address, StoreMetrics metrics, IServiceProvider services)
{
    private const int LongestSeconds = 2;

    private readonly PooledDbContextFactory<PostgreSqlDb> _dbs = new(OptionsFor(address, services));
    private string? _look;

    /// <param name="version">The content version that the standby must have at least.</param>
    /// <returns>
    /// A context that stays on one connection; <c>null</c> if no standby can be reached, or if it does not have that
    /// version yet. Then read from the database itself.
    /// </returns>
    public async Task<ReviewSiteDb?> TryOpenAsync(long version, CancellationToken cancellation)
    {
        var db = await _dbs.CreateDbContextAsync(cancellation);
        try
        {
            await db.Database.OpenConnectionAsync(cancellation);
            if (await VersionOfAsync(db, cancellation) >= version)
            {
                metrics.StandbyAsked(StandbyAnswer.Read);
                return db;
            }

            metrics.StandbyAsked(StandbyAnswer.Behind);
        }
        catch (NpgsqlException)
        {
            metrics.StandbyAsked(StandbyAnswer.Unreachable);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }

        await db.DisposeAsync();
        return null;
    }

    /// <returns>None before the last migration of this version.</returns>
    private async Task<long?> VersionOfAsync(PostgreSqlDb db, CancellationToken cancellation)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = _look ??= string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT generation FROM storestate WHERE id = {StoreState.OnlyId}
            AND EXISTS (SELECT FROM "__EFMigrationsHistory" WHERE migrationid = '{db.Database.GetMigrations().Last()}')
            """
        );
        command.CommandTimeout = LongestSeconds;
        return (long?)await command.ExecuteScalarAsync(cancellation);
    }

    private static DbContextOptions<PostgreSqlDb> OptionsFor(PostgreSqlAddress address, IServiceProvider services)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlDb>()
            .UseApplicationServiceProvider(services)
            .AddInterceptors(new CommandBudget());
        PostgreSqlOptions.Configure(options, address.OfStandby(LongestSeconds));
        return options.Options;
    }
}
