using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class CriticConfiguration : IEntityTypeConfiguration<Critic>
{
    public void Configure(EntityTypeBuilder<Critic> critic)
    {
        critic.ToTable(
            "Critics",
            table => table.HasCheckConstraint("CK_Critics_Name", $"length(Name) BETWEEN 1 AND {ReviewLimits.Name}")
        );
        critic.Property(c => c.Slug).HasMaxLength(Slug.MaxLength);
        critic.HasIndex(c => c.Slug).IsUnique();
        critic.Property(c => c.Name).HasMaxLength(ReviewLimits.Name);
        critic.HasIndex(c => c.NameKey).IsUnique();
        critic.HasIndex(c => c.Id, "IX_Critics_FormerNames").HasFilter(FormerContributors.HaveFormerNames);
    }
}
