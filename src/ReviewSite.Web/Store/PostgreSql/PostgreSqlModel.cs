using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store.Configurations;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>If the model is another in PostgreSQL than in SQLite.</summary>
internal static class PostgreSqlModel
{
    private const string BytewiseCollation = "C";
    private const string Integer = "integer";
    private const string Double = "double precision";
    private const string VerdictKey = "summary::json #>> '{verdict,key}'";

    /// <summary>Made by triggers, as in SQLite.</summary>
    private static readonly Type[] _derived =
    [
        typeof(FilmGenre),
        typeof(FilmCountry),
        typeof(CollectionFilm),
        typeof(PollCritic),
        typeof(PollFilm),
    ];

    public static void Apply(ModelBuilder model)
    {
        foreach (var type in _derived)
        {
            model.Entity(type).Metadata.SetIsTableExcludedFromMigrations(false);
        }

        // As JSON, as in SQLite: the history has these values as their text.
        foreach (
            var list in model
                .Model.GetEntityTypes()
                .SelectMany(e => e.GetProperties())
                .Where(p => p.IsPrimitiveCollection)
        )
        {
            list.SetColumnType(TableRows.Json);
        }

        model.HasDbFunction(() => SearchKey.Of(null)).HasTranslation(KeyBesideText);
        model
            .Entity<SavedGrid>()
            .ToTable(table => table.HasCheckConstraint("CK_SavedGrids_By", "by IN ('critics', 'publications')"));
        ComputeFromSummaries(model);
        OrderNullsFirst(model);
        NameInSmallLetters(model);
    }

    /// <summary>Order, uniqueness, ranges and how numbers are written are as in SQLite.</summary>
    public static void UseSameForms(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<decimal>().HaveConversion<WithFewestDecimals>();
        conventions.Properties<string>().UseCollation(BytewiseCollation);
        conventions.Properties<DateTime>().UseCollation(BytewiseCollation);
        conventions.Properties<Reception>().UseCollation(BytewiseCollation);
        conventions.Properties<Leaning>().UseCollation(BytewiseCollation);
        conventions.Properties<Role>().UseCollation(BytewiseCollation);
        conventions.Properties<ApiScopes>().UseCollation(BytewiseCollation);
        conventions.Properties<EditableFilmFields>().UseCollation(BytewiseCollation);
        conventions.Properties<EditableReviewFields>().UseCollation(BytewiseCollation);
    }

    /// <summary>PostgreSQL keeps whether a number was written 3, 3.0 or 3.00; SQLite's provider writes 3.0.</summary>
    private sealed class WithFewestDecimals()
        : ValueConverter<decimal, decimal>(
            number => decimal.Parse(number.ToString(Form, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            number => number
        )
    {
        private const string Form = "0.0###########################";
    }

    /// <summary>The key of a quote is stored next to it.</summary>
    private static ColumnExpression KeyBesideText(IReadOnlyList<SqlExpression> arguments) =>
        arguments is [ColumnExpression { Name: "quote" } quote]
            ? new ColumnExpression(
                SearchedWords.QuoteKey,
                quote.TableAlias,
                quote.Type,
                quote.TypeMapping,
                nullable: true
            )
            : throw new NotSupportedException($"Only the {nameof(SearchKey)} of a quote is stored.");

    /// <summary>
    /// What films are sorted by. A computed column of PostgreSQL is stored, and cannot use another one.
    /// </summary>
    private static void ComputeFromSummaries(ModelBuilder model)
    {
        var film = model.Entity<Film>();
        Compute(FilmConfiguration.Score, Figure("score,value", Integer));
        Compute(FilmConfiguration.Critics, Figure("critics", Integer));
        Compute(FilmConfiguration.Verdict, VerdictKey);
        Compute(FilmConfiguration.Deviation, Figure("spread,deviation", Double));
        Compute(FilmConfiguration.Mean, Figure("spread,mean", Double));
        Compute(FilmConfiguration.Scored, Figure("scored", Integer));
        Compute(
            FilmConfiguration.BestRank,
            Rank(
                Figure("critics", Double),
                Figure("score,value", Double),
                Ranking.PriorCritics * Ranking.UsualScore,
                $" AND {VerdictKey} <> '{VerdictScale.TooFewKey}'"
            )
        );
        Compute(
            FilmConfiguration.DivisiveRank,
            Rank(
                Figure("scored", Double),
                $"{Figure("spread,deviation", Double)} * {Figure("spread,deviation", Double)}",
                Ranking.PriorCritics * Ranking.UsualDeviation * Ranking.UsualDeviation
            )
        );

        void Compute(string property, string sql) => film.Property(property).HasComputedColumnSql(sql, stored: true);

        static string Rank(string critics, string value, int prior, string condition = "") =>
            $"CASE WHEN {critics} >= {VerdictScale.CriticsForVerdict}{condition} "
            + $"THEN ({critics} * {value} + {prior}) / ({critics} + {Ranking.PriorCritics}) END";
    }

    private static string Figure(string path, string type) => $"(summary::json #>> '{{{path}}}')::{type}";

    /// <summary>
    /// As SQLite orders them, and as <see cref="NullsFirstSql"/> asks for them: an index in another order does not
    /// serve.
    /// </summary>
    private static void OrderNullsFirst(ModelBuilder model)
    {
        foreach (
            var index in model
                .Model.GetEntityTypes()
                .SelectMany(e => e.GetIndexes())
                .Where(i => i.Properties.Any(p => p.IsNullable))
        )
        {
            index.SetNullSortOrder(
                index
                    .Properties.Select(p => p.IsNullable ? NullSortOrder.NullsFirst : NullSortOrder.Unspecified)
                    .ToArray()
            );
        }
    }

    /// <summary>The names that the configurations give, which the convention for names leaves alone.</summary>
    private static void NameInSmallLetters(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(e => !e.IsMappedToJson()))
        {
            entity.SetTableName(entity.GetTableName()?.ToLowerInvariant());
            entity.SetViewName(entity.GetViewName()?.ToLowerInvariant());
            var within = entity.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties());
            foreach (var property in entity.GetProperties().Concat(within))
            {
                property.SetColumnName(property.GetColumnName().ToLowerInvariant());
            }
        }
    }
}
