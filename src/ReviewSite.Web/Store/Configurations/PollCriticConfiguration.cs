using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class PollCriticConfiguration : IEntityTypeConfiguration<PollCritic>
{
    public void Configure(EntityTypeBuilder<PollCritic> critic)
    {
        critic.ToTable("PollCritics", table => table.ExcludeFromMigrations());
        critic.HasKey(c => new { c.NameKey, c.PollId });
    }
}
