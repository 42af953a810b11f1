using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Domain.Polls;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class PollConfiguration : IEntityTypeConfiguration<Poll>
{
    public void Configure(EntityTypeBuilder<Poll> poll)
    {
        poll.ToTable(
            "Polls",
            table =>
                table.HasCheckConstraint("CK_Polls_Title", $"length(Title) BETWEEN 1 AND {ICuratedPage.LongestTitle}")
        );
        poll.Property(p => p.Slug).HasMaxLength(Slug.MaxLength);
        poll.HasIndex(p => p.Slug).IsUnique();
        poll.Property(p => p.Title).HasMaxLength(ICuratedPage.LongestTitle);
        poll.Property(p => p.Description).HasMaxLength(ICuratedPage.LongestDescription);
        poll.Property(p => p.Ballots)
            .HasConversion(
                ballots => StoredBallot.Write(ballots),
                json => StoredBallot.Read(json),
                new ValueComparer<IReadOnlyList<Ballot>>(
                    (left, right) => StoredBallot.Write(left!) == StoredBallot.Write(right!),
                    ballots => StoredBallot.Write(ballots).Length,
                    ballots => ballots
                )
            );
        poll.HasQueryFilter(p => !p.IsWithdrawn);
    }
}
