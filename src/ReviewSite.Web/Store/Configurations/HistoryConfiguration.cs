using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class HistoryConfiguration : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> entry)
    {
        entry.ToTable("History");
        entry.Ignore(e => e.HoldsErasedQuote);
        entry.HasIndex(e => e.FilmId);
        entry.HasIndex(e => e.RevertsId).IsUnique();
        entry.HasOne<HistoryEntry>().WithMany().HasForeignKey(e => e.RevertsId).OnDelete(DeleteBehavior.Restrict);
        entry
            .Property(e => e.Changes)
            .HasConversion(
                changes => JsonSerializer.Serialize(changes, HistoryJson.Default.IReadOnlyListHistoryChange),
                json => JsonSerializer.Deserialize(json, HistoryJson.Default.IReadOnlyListHistoryChange)!,
                new ValueComparer<IReadOnlyList<HistoryChange>>(
                    (left, right) => left!.SequenceEqual(right!),
                    changes => changes.Count,
                    changes => changes
                )
            );
    }
}
