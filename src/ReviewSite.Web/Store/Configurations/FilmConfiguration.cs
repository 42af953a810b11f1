using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class FilmConfiguration : IEntityTypeConfiguration<Film>
{
    public const string Score = "Score";
    public const string Critics = "Critics";
    public const string Verdict = "Verdict";
    public const string Deviation = "Deviation";
    public const string Mean = "Mean";
    public const string Scored = "Scored";
    public const string BestRank = "BestRank";
    public const string DivisiveRank = "DivisiveRank";

    /// <summary>Read by the view that is <see cref="FilmMean"/>.</summary>
    private const string MeansIndex = "IX_Films_Means";

    /// <summary>
    /// Worded like the framework's filter in every query, because an index is used only for the same expression.
    /// </summary>
    private const string IsShown = "NOT IsWithdrawn";

    public void Configure(EntityTypeBuilder<Film> film)
    {
        film.ToTable(
            "Films",
            table =>
            {
                table.HasCheckConstraint(
                    "CK_Films_Year",
                    $"Year BETWEEN {FilmDetails.FirstYear} AND {FilmDetails.LastYear}"
                );
                table.HasCheckConstraint(
                    "CK_Films_RuntimeMinutes",
                    $"RuntimeMinutes BETWEEN 1 AND {FilmDetails.LongestRuntimeMinutes}"
                );
                table.HasCheckConstraint("CK_Films_Title", $"length(Title) BETWEEN 1 AND {FilmDetails.LongestTitle}");
            }
        );
        film.Property(f => f.Slug).HasMaxLength(Slug.MaxLength);
        film.HasIndex(f => f.Slug).IsUnique();
        film.Property(f => f.Title).HasMaxLength(FilmDetails.LongestTitle);
        film.HasIndex(f => new { f.TitleKey, f.Year });
        film.Property(f => f.OriginalTitle).HasMaxLength(FilmDetails.LongestTitle);
        film.Property(f => f.Synopsis).HasMaxLength(FilmDetails.LongestSynopsis);
        film.Property(f => f.Version).IsConcurrencyToken();
        film.HasQueryFilter(f => !f.IsWithdrawn);
        film.Ignore(f => f.Details);

        film.Property(f => f.Summary)
            .HasConversion(
                summary => StoredSummary.Write(summary),
                json => StoredSummary.Read(json),
                new ValueComparer<FilmSummary>(
                    (left, right) => StoredSummary.AreSame(left, right),
                    summary => summary.Critics,
                    summary => summary
                )
            );

        // The sort keys of films, extracted from the summary by the database itself, so that the two cannot differ.
        film.Property<int?>(Score).HasComputedColumnSql("json_extract(Summary, '$.score.value')", stored: true);
        film.Property<int>(Critics).HasComputedColumnSql("json_extract(Summary, '$.critics')", stored: true);
        film.Property<string?>(Verdict).HasComputedColumnSql("json_extract(Summary, '$.verdict.key')", stored: false);
        film.Property<double?>(Deviation)
            .HasComputedColumnSql("json_extract(Summary, '$.spread.deviation')", stored: false);
        film.Property<double?>(Mean).HasComputedColumnSql("json_extract(Summary, '$.spread.mean')", stored: false);
        film.Property<int>(Scored).HasComputedColumnSql("json_extract(Summary, '$.scored')", stored: false);
        film.Property<double?>(BestRank)
            .HasComputedColumnSql(
                $"CASE WHEN Critics >= {VerdictScale.CriticsForVerdict} AND Verdict <> '{VerdictScale.TooFewKey}' "
                    + $"THEN (Critics * Score + {Ranking.PriorCritics * Ranking.UsualScore}.0) "
                    + $"/ (Critics + {Ranking.PriorCritics}) END",
                stored: false
            );
        film.Property<double?>(DivisiveRank)
            .HasComputedColumnSql(
                $$"""
                CASE WHEN json_extract(Summary, '$.scored') >= {{VerdictScale.CriticsForVerdict}} THEN
                (json_extract(Summary, '$.scored') * Deviation * Deviation + {{Ranking.PriorCritics
                    * Ranking.UsualDeviation
                    * Ranking.UsualDeviation}}.0)
                / (json_extract(Summary, '$.scored') + {{Ranking.PriorCritics}}) END
                """,
                stored: false
            );

        // Covers only visible films, so that skipped pages of a list are not read.
        foreach (var sorted in new[] { Score, Critics, Verdict, BestRank, DivisiveRank, nameof(Film.Year) })
        {
            film.HasIndex(sorted).HasFilter(IsShown);
        }

        film.HasIndex([nameof(Film.TitleKey), nameof(Film.Year)], "IX_Films_ShownByTitle").HasFilter(IsShown);
        film.HasIndex(f => f.IsWithdrawn).HasFilter("IsWithdrawn");
        film.HasIndex([nameof(Film.Id), nameof(Film.IsWithdrawn), Mean, Scored], MeansIndex);
        film.HasIndex(f => f.ImdbId);
    }
}
