using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class SavedGridConfiguration : IEntityTypeConfiguration<SavedGrid>
{
    public void Configure(EntityTypeBuilder<SavedGrid> grid)
    {
        grid.ToTable(
            "SavedGrids",
            table =>
            {
                table.HasCheckConstraint(
                    "CK_SavedGrids_Title",
                    $"length(Title) BETWEEN 1 AND {ICuratedPage.LongestTitle}"
                );
                table.HasCheckConstraint("CK_SavedGrids_By", "\"By\" IN ('critics', 'publications')");
                table.HasCheckConstraint(
                    "CK_SavedGrids_Decimals",
                    $"Decimals BETWEEN 0 AND {SavedGridContent.MostDecimals}"
                );
            }
        );
        grid.Property(g => g.Slug).HasMaxLength(Slug.MaxLength);
        grid.HasIndex(g => g.Slug).IsUnique();
        grid.Property(g => g.Title).HasMaxLength(ICuratedPage.LongestTitle);
        grid.Property(g => g.By).HasMaxLength(SavedGrid.LongestWord);
        grid.Property(g => g.Order).HasMaxLength(SavedGrid.LongestWord);
        grid.Property(g => g.Rounding).HasMaxLength(SavedGrid.LongestWord);
        grid.HasQueryFilter(g => !g.IsWithdrawn);
        grid.Ignore(g => g.Content);
    }
}
