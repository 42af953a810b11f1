using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReviewSite.Web.Data.Configurations;

internal sealed class StoreStateConfiguration : IEntityTypeConfiguration<StoreState>
{
    public void Configure(EntityTypeBuilder<StoreState> state)
    {
        state.ToTable("StoreState", table => table.HasCheckConstraint("CK_StoreState_OneRow", $"Id = {StoreState.OnlyId}"));
        state.Property(s => s.Id).ValueGeneratedNever();
    }
}
