using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class ImportConfiguration
    : IEntityTypeConfiguration<Import>,
        IEntityTypeConfiguration<ImportMention>,
        IEntityTypeConfiguration<ImportFilmMention>,
        IEntityTypeConfiguration<ImportedSummary>
{
    private static readonly string[] _counts = ["Critics", "Positive", "Mixed", "Negative"];

    public void Configure(EntityTypeBuilder<Import> import)
    {
        import.ToTable("Imports");
        import.Property(i => i.Source).HasMaxLength(Import.LongestSource);
        import.HasIndex(i => i.Hash).IsUnique().HasFilter("WithdrawnAt IS NULL");
        import.HasOne(i => i.Film).WithMany().HasForeignKey(i => i.FilmId).OnDelete(DeleteBehavior.Restrict);
        import.HasMany(i => i.Published).WithOne(s => s.Import).HasForeignKey(s => s.ImportId);
        import.HasMany(i => i.Mentions).WithOne().HasForeignKey(m => m.ImportId);
    }

    public void Configure(EntityTypeBuilder<ImportMention> mention)
    {
        mention.ToTable("ImportMentions");
        mention.HasKey(m => new { m.ImportId, m.ReviewId });
        mention.HasOne(m => m.Review).WithMany().HasForeignKey(m => m.ReviewId);
        mention.HasIndex(m => m.ReviewId);
    }

    public void Configure(EntityTypeBuilder<ImportFilmMention> mention)
    {
        mention.ToTable("ImportFilmMentions");
        mention.HasKey(m => new { m.ImportId, m.FilmId });
        mention.HasOne<Import>().WithMany().HasForeignKey(m => m.ImportId);
        mention.HasOne<Film>().WithMany().HasForeignKey(m => m.FilmId);
    }

    public void Configure(EntityTypeBuilder<ImportedSummary> summary)
    {
        summary.ToTable(
            "PublishedSummaries",
            table =>
            {
                foreach (var column in _counts)
                {
                    table.HasCheckConstraint(
                        $"CK_PublishedSummaries_{column}",
                        $"{column} BETWEEN 0 AND {PublishedSummary.MostCritics}"
                    );
                }

                table.HasCheckConstraint("CK_PublishedSummaries_Score", "Score BETWEEN 0 AND 100");
            }
        );
        summary.HasOne(s => s.Film).WithMany().HasForeignKey(s => s.FilmId).OnDelete(DeleteBehavior.Restrict);
        summary.ComplexProperty(
            s => s.Figures,
            figures =>
            {
                figures.Property(f => f.Verdict).HasColumnName("Verdict").HasMaxLength(PublishedSummary.LongestVerdict);
                figures.Property(f => f.Critics).HasColumnName("Critics");
                figures.Property(f => f.Positive).HasColumnName("Positive");
                figures.Property(f => f.Mixed).HasColumnName("Mixed");
                figures.Property(f => f.Negative).HasColumnName("Negative");
                figures.Property(f => f.Score).HasColumnName("Score");
            }
        );
    }
}
