using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class HistoryConfiguration : IEntityTypeConfiguration<HistoryEntry>
{
    /// <summary>The number of a change, in the order in which they were made.</summary>
    public const string Number = "Number";

    private const string EntryId = "EntryId";

    public void Configure(EntityTypeBuilder<HistoryEntry> entry)
    {
        entry.ToTable("History");
        entry.Ignore(e => e.HoldsErasedQuote);
        entry.HasIndex(e => e.FilmId);
        entry.HasIndex(e => e.RevertsId).IsUnique();
        entry.HasOne<HistoryEntry>().WithMany().HasForeignKey(e => e.RevertsId).OnDelete(DeleteBehavior.Restrict);
        entry.OwnsMany(
            e => e.Changes,
            change =>
            {
                change.ToTable("HistoryChanges");
                change.WithOwner().HasForeignKey(EntryId);
                change.Property<int>(Number).HasColumnName("Id").ValueGeneratedOnAdd();
                change.HasKey(Number);
                change.Property(c => c.Id).HasColumnName("ThingId").ValueGeneratedNever();
                change.Ignore(c => c.IsErased);
                change.HasIndex(c => new
                {
                    c.Kind,
                    c.Id,
                    c.Field,
                });
                change.HasIndex(c => new { c.Before, c.Kind }).HasFilter("Field = 'Slug'");
            }
        );
    }
}
