using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>How often something was tried within a window of time.</summary>
/// <param name="Name">Who attempts what, such as "sign-in 203.0.113.7".</param>
/// <param name="Ends">When the window ends, and the count with it.</param>
internal sealed record CountedAttempts(string Name, DateTimeOffset Ends, int Count)
{
    public static void Configure(EntityTypeBuilder<CountedAttempts> attempts)
    {
        attempts.ToTable("attempts");
        attempts.HasKey(a => a.Name);
    }
}
