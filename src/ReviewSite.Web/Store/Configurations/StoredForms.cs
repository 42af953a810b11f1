using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

/// <summary>How the types that many tables share are stored.</summary>
internal static class StoredForms
{
    public static void UseStoredForms(this ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Score>().HaveConversion<ScoreAsInteger>();
        conventions.Properties<Reception>().HaveConversion<EnumAsWord<Reception>>();
        conventions.Properties<Leaning>().HaveConversion<EnumAsWord<Leaning>>();
        conventions.Properties<Role>().HaveConversion<EnumAsWord<Role>>();
        conventions.Properties<ApiScopes>().HaveConversion<EnumAsWord<ApiScopes>>();
        conventions.Properties<EditableFilmFields>().HaveConversion<FlagsAsNames<EditableFilmFields>>();
        conventions.Properties<EditableReviewFields>().HaveConversion<FlagsAsNames<EditableReviewFields>>();
        conventions.Properties<DateTime>().HaveConversion<UtcAsText>();
    }

    /// <summary>A check that a column is empty or holds one of an enumeration's words.</summary>
    public static string CheckOf<TEnum>(string column)
        where TEnum : struct, Enum =>
        $"{column} IN ({string.Join(", ", Enum.GetNames<TEnum>().Select(n => $"'{n.ToLowerInvariant()}'"))})";

    private sealed class ScoreAsInteger() : ValueConverter<Score, int>(score => score.Value, value => new Score(value));

    private sealed class EnumAsWord<TEnum>()
        : ValueConverter<TEnum, string>(value => EnumWord.Of(value), word => Enum.Parse<TEnum>(word, true))
        where TEnum : struct, Enum;

    /// <summary>
    /// A JSON array of the names. The two expressions only call methods: a lambda within one would become a new
    /// delegate for each value that EF Core reads or writes.
    /// </summary>
    private sealed class FlagsAsNames<TEnum>() : ValueConverter<TEnum, string>(set => Write(set), names => Read(names))
        where TEnum : struct, Enum
    {
        private const string None = "[]";

        private static string Write(TEnum set) =>
            set.Equals(default(TEnum))
                ? None
                : JsonSerializer.Serialize(EnumFlags.In(set).Select(flag => flag.ToString()));

        private static TEnum Read(string names) =>
            names == None ? default : EnumFlags.SetOf<TEnum>(JsonSerializer.Deserialize<string[]>(names)!);
    }

    private sealed class UtcAsText()
        : ValueConverter<DateTime, string>(
            time => time.ToString("O", CultureInfo.InvariantCulture),
            text => DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
        );
}
