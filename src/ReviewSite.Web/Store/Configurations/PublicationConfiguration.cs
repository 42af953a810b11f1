using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class PublicationConfiguration : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> publication)
    {
        publication.ToTable(
            "Publications",
            table =>
            {
                table.HasCheckConstraint("CK_Publications_Name", $"length(Name) BETWEEN 1 AND {ReviewLimits.Name}");
                table.HasCheckConstraint(
                    "CK_Publications_Weight",
                    $"CAST(Weight AS REAL) > 0 AND CAST(Weight AS REAL) <= {Publication.HeaviestWeight}"
                );
            }
        );
        publication.Property(p => p.Slug).HasMaxLength(Slug.MaxLength);
        publication.HasIndex(p => p.Slug).IsUnique();
        publication.Property(p => p.Name).HasMaxLength(ReviewLimits.Name);
        publication.HasIndex(p => p.NameKey).IsUnique();
        publication.HasIndex(p => p.Id, "IX_Publications_FormerNames").HasFilter(FormerContributors.HaveFormerNames);
    }
}
