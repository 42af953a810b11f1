using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class CuratedFilmsConfiguration : IEntityTypeConfiguration<CuratedFilms>
{
    public void Configure(EntityTypeBuilder<CuratedFilms> collection)
    {
        collection.ToTable(
            "Collections",
            table =>
                table.HasCheckConstraint(
                    "CK_Collections_Title",
                    $"length(Title) BETWEEN 1 AND {ICuratedPage.LongestTitle}"
                )
        );
        collection.Property(c => c.Slug).HasMaxLength(Slug.MaxLength);
        collection.HasIndex(c => c.Slug).IsUnique();
        collection.Property(c => c.Title).HasMaxLength(ICuratedPage.LongestTitle);
        collection.Property(c => c.Description).HasMaxLength(ICuratedPage.LongestDescription);
        collection
            .Property(c => c.Sections)
            .HasConversion(
                sections => StoredSections.Write(sections),
                json => StoredSections.Read(json),
                new ValueComparer<IReadOnlyList<CollectionSection>>(
                    (left, right) => StoredSections.Write(left!) == StoredSections.Write(right!),
                    sections => StoredSections.Write(sections).Length,
                    sections => sections
                )
            );
        collection.HasQueryFilter(c => !c.IsWithdrawn);
    }
}
