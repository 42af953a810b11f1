using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Data.Configurations;

internal sealed class FilmConfiguration : IEntityTypeConfiguration<Film>
{
    public const string Score = "Score";
    public const string Critics = "Critics";

    public void Configure(EntityTypeBuilder<Film> film)
    {
        film.ToTable("Films", table =>
        {
            table.HasCheckConstraint("CK_Films_Year", $"Year BETWEEN {FilmFacts.FirstYear} AND {FilmFacts.LastYear}");
            table.HasCheckConstraint("CK_Films_RuntimeMinutes", $"RuntimeMinutes BETWEEN 1 AND {FilmFacts.LongestRuntimeMinutes}");
            table.HasCheckConstraint("CK_Films_Title", $"length(Title) BETWEEN 1 AND {FilmFacts.LongestTitle}");
        });
        film.Property(f => f.Slug).HasMaxLength(Slug.MaxLength);
        film.HasIndex(f => f.Slug).IsUnique();
        film.Property(f => f.Title).HasMaxLength(FilmFacts.LongestTitle);
        film.HasIndex(f => new { f.TitleKey, f.Year });
        film.Property(f => f.OriginalTitle).HasMaxLength(FilmFacts.LongestTitle);
        film.Property(f => f.Synopsis).HasMaxLength(FilmFacts.LongestSynopsis);
        film.Property(f => f.Version).IsConcurrencyToken();
        film.HasQueryFilter(f => !f.IsWithdrawn);
        film.Ignore(f => f.Facts);

        film.Property(f => f.Summary).HasConversion(
            summary => StoredSummary.Write(summary),
            json => StoredSummary.Read(json),
            new ValueComparer<FilmSummary>(
                (left, right) => StoredSummary.AreSame(left, right),
                summary => summary.Critics,
                summary => summary));

        // What films are sorted by, taken out of the summary by the database itself, so that the two cannot differ.
        film.Property<int?>(Score).HasComputedColumnSql("json_extract(Summary, '$.score.value')", stored: true);
        film.Property<int>(Critics).HasComputedColumnSql("json_extract(Summary, '$.critics')", stored: true);
        film.HasIndex(Score);
        film.HasIndex(Critics);
    }
}
