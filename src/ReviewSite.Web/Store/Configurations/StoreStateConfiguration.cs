using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class StoreStateConfiguration : IEntityTypeConfiguration<StoreState>
{
    public void Configure(EntityTypeBuilder<StoreState> state)
    {
        state.ToTable(
            "StoreState",
            table => table.HasCheckConstraint("CK_StoreState_OneRow", $"Id = {StoreState.OnlyId}")
        );
        state.Property(s => s.Id).ValueGeneratedNever();
        state.Property(s => s.ContentVersion).HasColumnName("Generation");
    }
}
