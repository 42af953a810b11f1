using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.ToTable(
            "Reviews",
            table =>
            {
                table.HasCheckConstraint(
                    "CK_Reviews_Score",
                    $"Score BETWEEN {Domain.Scores.Score.Lowest} AND {Domain.Scores.Score.Highest}"
                );
                table.HasCheckConstraint("CK_Reviews_Position", "Position > 0");
                table.HasCheckConstraint("CK_Reviews_Reception", StoredForms.CheckOf<Reception>("Reception"));
                table.HasCheckConstraint("CK_Reviews_ScoreHasReception", "Score IS NULL OR Reception IS NOT NULL");
                table.HasCheckConstraint(
                    "CK_Reviews_StatedReception",
                    StoredForms.CheckOf<Reception>("StatedReception")
                );
                table.HasCheckConstraint("CK_Reviews_Leaning", StoredForms.CheckOf<Leaning>("Leaning"));
                table.HasCheckConstraint("CK_Reviews_Quote", $"length(Quote) BETWEEN 1 AND {ReviewLimits.Quote}");
                table.HasCheckConstraint(
                    "CK_Reviews_OriginalScore",
                    $"length(OriginalScore) BETWEEN 1 AND {OriginalScore.MaxLength}"
                );
                table.HasCheckConstraint("CK_Reviews_CriticOrCredit", "CriticId IS NULL OR Credit IS NULL");
            }
        );
        review.HasIndex(r => new { r.FilmId, r.Position }).IsUnique();
        review.HasOne(r => r.Film).WithMany().HasForeignKey(r => r.FilmId).OnDelete(DeleteBehavior.Restrict);
        review.HasOne(r => r.Critic).WithMany().HasForeignKey(r => r.CriticId).OnDelete(DeleteBehavior.Restrict);
        review
            .HasOne(r => r.Publication)
            .WithMany()
            .HasForeignKey(r => r.PublicationId)
            .OnDelete(DeleteBehavior.Restrict);
        review.Property(r => r.Credit).HasMaxLength(ReviewLimits.Credit);
        review.Property(r => r.OriginalScore).HasMaxLength(OriginalScore.MaxLength);
        review.Property(r => r.Quote).HasMaxLength(ReviewLimits.Quote);
        review.HasIndex(r => r.Date);

        // A contributor's reviews are counted, listed by date and summed up from the index alone, without looking at
        // each review.
        review.HasIndex(
            r => new
            {
                r.CriticId,
                r.Date,
                r.IsWithdrawn,
                r.FilmId,
                r.Score,
                r.Reception,
                r.PublicationId,
            },
            "IX_Reviews_Critic"
        );
        review.HasIndex(
            r => new
            {
                r.PublicationId,
                r.Date,
                r.IsWithdrawn,
                r.FilmId,
                r.Score,
                r.Reception,
                r.CriticId,
            },
            "IX_Reviews_Publication"
        );
        review.HasIndex(r => r.SourceKey).HasFilter("SourceKey IS NOT NULL");
        review
            .HasIndex(r => r.OriginalScore)
            .HasFilter("OriginalScore IS NOT NULL AND Score IS NULL")
            .HasDatabaseName("IX_Reviews_UnreadScore");
        review.Property(r => r.Url).HasMaxLength(ReviewLimits.Url);
        review.Property(r => r.Language).HasMaxLength(LanguageCode.Longest);
        review.Property(r => r.Version).IsConcurrencyToken();
        review.HasQueryFilter(r => !r.IsWithdrawn && !r.Film.IsWithdrawn);
        review.Ignore(r => r.Content);
    }
}
