using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Exports;

/// <summary>The site's data as JSON. Exports and imports use the same records, so that they cannot diverge.</summary>
internal static class CatalogueSchema
{
    public const string Format = "reviewsite";

    /// <summary>To be raised if a program of today could not read what is written.</summary>
    public const int Version = 2;

    public const string Scale = "scale";
    public const string Critics = "critics";
    public const string Publications = "publications";
    public const string Films = "films";
    public const string Grids = "grids";
    public const string Collections = "collections";
    public const string Lists = "lists";
    public const string Imports = "imports";
    public const string Posters = "posters";

    /// <summary>In this order, so that references always point to something that was already read.</summary>
    public static IReadOnlyList<string> Parts { get; } =
    ["format", "version", Scale, Critics, Publications, Films, Grids, Collections, Lists, Imports, Posters];

    /// <summary>Letters of all scripts are not escaped. None of it is ever put into a page.</summary>
    public static CatalogueJson Json { get; } =
        new(
            new JsonSerializerOptions(CatalogueJson.Default.Options)
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}

/// <summary>The scale of the site that wrote the file; version 1 of the format did not state it.</summary>
/// <param name="MixedFrom">The lowest mixed score; every lower one is negative.</param>
/// <param name="Verdicts">From the best to the worst.</param>
internal sealed record CatalogueScale(
    string Name,
    int PositiveFrom,
    int MixedFrom,
    IReadOnlyList<CatalogueVerdict> Verdicts
)
{
    public static CatalogueScale Of(VerdictScale scale) =>
        new(
            scale.Name,
            scale.PositiveFrom,
            scale.MixedFrom,
            [.. scale.Verdicts.Select(v => new CatalogueVerdict(v.Band!.Value.Low, v.Phrase))]
        );

    public bool IsSameAs(CatalogueScale other) =>
        (PositiveFrom, MixedFrom) == (other.PositiveFrom, other.MixedFrom) && Verdicts.SequenceEqual(other.Verdicts);
}

/// <param name="From">The lowest film score that earns it.</param>
internal sealed record CatalogueVerdict(int From, string Phrase);

/// <param name="FormerNames">Its names before, and those of others that were merged into it; <c>null</c> without
/// any.</param>
/// <param name="Redirects">The slugs of others that were merged into it; <c>null</c> without any.</param>
internal sealed record CatalogueCritic(
    string Slug,
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? FormerNames = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Redirects = null
);

/// <param name="IsOurs">Whether it is the site owner's own.</param>
/// <inheritdoc cref="CatalogueCritic"/>
internal sealed record CataloguePublication(
    string Slug,
    string Name,
    decimal Weight,
    bool IsOurs = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? FormerNames = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Redirects = null
);

/// <param name="EditedFields">The fields that an editor set.</param>
/// <param name="Poster">The name of its picture among the posters.</param>
/// <param name="Redirects">The slugs that redirect to it: its former ones, and those of films that were merged into
/// it.</param>
internal sealed record CatalogueFilm(
    string Slug,
    string Title,
    int? Year,
    IReadOnlyList<string> Directors,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> Languages,
    int? RuntimeMinutes,
    string? OriginalTitle,
    IReadOnlyList<string> Genres,
    string? Synopsis,
    string? ImdbId,
    IReadOnlyList<string> EditedFields,
    string? Poster,
    IReadOnlyList<string> Redirects,
    IReadOnlyList<CatalogueReview> Reviews
);

/// <param name="Critic">By slug, as the publication.</param>
/// <param name="ErasedQuotes">Fingerprints of quotes that must not come back.</param>
/// <param name="Language">Not in files of older versions.</param>
/// <param name="IsWithdrawn">Whether it is not on the site; it has nothing but its place and its erased quotes then.
/// Not written if it is on the site.</param>
internal sealed record CatalogueReview(
    int Position,
    string? Critic,
    string? Credit,
    string? Publication,
    string? OriginalScore,
    int? Score,
    string? StatedReception,
    string? Leaning,
    DateOnly? Date,
    string? Quote,
    string? Url,
    string? SourceKey,
    IReadOnlyList<string> EditedFields,
    IReadOnlyList<string> ErasedQuotes,
    string? Language = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsWithdrawn = false
);

/// <param name="By">Whose scores: critics or publications.</param>
/// <param name="Films">By slug, in their order, as the contributors.</param>
/// <param name="Scale">The highest score.</param>
/// <param name="IsInWords">Whether a word stands for each whole number of the scale.</param>
internal sealed record CatalogueGrid(
    string Slug,
    string Title,
    string By,
    IReadOnlyList<string> Films,
    IReadOnlyList<string> Contributors,
    int Scale,
    string Order,
    int Decimals,
    string Rounding,
    bool IsInWords = false
);

internal sealed record CatalogueCollection(
    string Slug,
    string Title,
    string? Description,
    IReadOnlyList<CatalogueSection> Sections
);

/// <param name="Title"><c>null</c> for the films before the first heading.</param>
/// <param name="Films">By slug, in their order.</param>
internal sealed record CatalogueSection(string? Title, IReadOnlyList<string> Films);

/// <param name="Lists">Critics', in their order.</param>
internal sealed record CataloguePoll(
    string Slug,
    string Title,
    string? Description,
    IReadOnlyList<CatalogueBallot> Lists
);

internal sealed record CatalogueBallot(string By, IReadOnlyList<CatalogueBallotFilm> Films);

/// <param name="Rank">Either all films of a list have a rank, or none.</param>
/// <param name="Film">By slug.</param>
internal sealed record CatalogueBallotFilm(int? Rank, string Film);

/// <param name="Key">The hash that identifies the same file; see <see cref="ExportScope.KeyOfAsync"/>.</param>
/// <param name="Film">By slug; <c>null</c> if it is a table of many, or of a film that is not exported.</param>
internal sealed record CatalogueBatch(
    string Key,
    string Source,
    DateTime At,
    string? Film,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<CatalogueMention> Mentions,
    IReadOnlyList<string> FilmMentions,
    IReadOnlyList<CatalogueSummary> Published
);

/// <param name="Positions">The positions of the film's reviews that the import lists, such as <c>1-11 13</c>.</param>
internal sealed record CatalogueMention(string Film, string Positions);

internal sealed record CatalogueSummary(
    string Film,
    string? Verdict,
    int? Critics,
    int? Positive,
    int? Mixed,
    int? Negative,
    int? Score,
    bool ScoreStands
);

internal sealed record CataloguePoster(string Name, byte[] Base64);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(CatalogueScale))]
[JsonSerializable(typeof(CatalogueCritic))]
[JsonSerializable(typeof(CataloguePublication))]
[JsonSerializable(typeof(CatalogueFilm))]
[JsonSerializable(typeof(CatalogueGrid))]
[JsonSerializable(typeof(CatalogueCollection))]
[JsonSerializable(typeof(CataloguePoll))]
[JsonSerializable(typeof(CatalogueBatch))]
[JsonSerializable(typeof(CataloguePoster))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
