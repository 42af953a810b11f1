using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// The store in PostgreSQL: the same entities, with their own migrations. The words of a text, which SQLite asks the
/// program for at run time, are stored in columns here, which every save keeps up to date.
/// </summary>
public sealed class PostgreSqlDb : ReviewSiteDb
{
    public PostgreSqlDb(DbContextOptions<PostgreSqlDb> options)
        : base(options) =>
        // Ensures that saving a single row also takes the write lock, which is taken with the transaction.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    /// <summary>The keys that protect cookies and forms; every node reads them here.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        NodesDb.Configure(modelBuilder);
        PostgreSqlModel.Apply(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        PostgreSqlModel.UseSameForms(configurationBuilder);
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        if (SearchedWords.ChangedIn(ChangeTracker) is not { Count: > 0 } searched)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var write = Database.CurrentTransaction is null ? await BeginWriteAsync(cancellationToken) : null;
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await SearchedWords.WriteAsync(this, searched, cancellationToken);
        if (write is not null)
        {
            await write.CommitAsync(cancellationToken);
        }

        return rows;
    }
}
