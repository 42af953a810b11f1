using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// What the nodes of a site share besides the catalogue: the keys that protect cookies and forms, files, and counts of
/// sign-in attempts. A separate context, because none of this waits for the write lock.
/// </summary>
internal sealed class NodesDb(DbContextOptions<NodesDb> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<SharedFilePart> SharedFiles => Set<SharedFilePart>();

    public DbSet<CountedAttempts> Attempts => Set<CountedAttempts>();

    /// <summary>For work of its own, outside of the site.</summary>
    /// <param name="connection">It stays open.</param>
    public static NodesDb On(DbConnection connection) =>
        new(new DbContextOptionsBuilder<NodesDb>().UseNpgsql(connection).UseLowerCaseNamingConvention().Options);

    /// <summary>For this context, and for the one that has the migrations.</summary>
    public static void Configure(ModelBuilder model)
    {
        SharedFilePart.Configure(model.Entity<SharedFilePart>());
        CountedAttempts.Configure(model.Entity<CountedAttempts>());
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => Configure(modelBuilder);
}
