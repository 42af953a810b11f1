using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class ApiTokenConfiguration
    : IEntityTypeConfiguration<ApiToken>,
        IEntityTypeConfiguration<IdempotentRequest>
{
    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.ToTable("ApiTokens");
        token.HasIndex(t => t.Hash).IsUnique();
        token.Property(t => t.Name).HasMaxLength(ApiToken.LongestName);
        token.HasOne(t => t.Account).WithMany().HasForeignKey(t => t.AccountId);
    }

    public void Configure(EntityTypeBuilder<IdempotentRequest> request)
    {
        request.ToTable("IdempotentRequests");
        request.HasKey(r => r.Key);
        request.HasIndex(r => r.At);
    }
}
