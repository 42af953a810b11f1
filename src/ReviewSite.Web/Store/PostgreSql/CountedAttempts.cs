using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>How often something was tried within a window of time.</summary>
/// <param name="Name">By whom and what, such as "sign-in 203.0.113.7".</param>
/// <param name="Start">Of the window.</param>
internal sealed record CountedAttempts(string Name, DateTimeOffset Start, int Count)
{
    public static void Configure(EntityTypeBuilder<CountedAttempts> attempts)
    {
        attempts.ToTable("attempts");
        attempts.HasKey(a => a.Name);
    }
}
