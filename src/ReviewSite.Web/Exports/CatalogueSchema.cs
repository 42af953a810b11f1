using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Web.Exports;

/// <summary>
/// What the site holds as JSON. The same records go out and come in, so that the two cannot drift apart.
/// </summary>
internal static class CatalogueSchema
{
    public const string Format = "reviewsite";

    /// <summary>To be raised where a program of today could not read what is written.</summary>
    public const int Version = 1;

    public const string Critics = "critics";
    public const string Publications = "publications";
    public const string Films = "films";
    public const string Imports = "imports";
    public const string Posters = "posters";

    /// <summary>In this order, so that what is named is there already when it is read.</summary>
    public static IReadOnlyList<string> Parts { get; } =
    ["format", "version", Critics, Publications, Films, Imports, Posters];

    /// <summary>Letters of all scripts as they are. Nothing of it is ever put into a page.</summary>
    public static CatalogueJson Json { get; } =
        new(
            new JsonSerializerOptions(CatalogueJson.Default.Options)
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}

internal sealed record CatalogueCritic(string Slug, string Name);

internal sealed record CataloguePublication(string Slug, string Name, decimal Weight);

/// <param name="EditedFields">The facts that an editor set.</param>
/// <param name="Poster">The name of its picture among the posters.</param>
/// <param name="Redirects">The slugs that lead to it: its own of once, and those of films that were merged into
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
    IReadOnlyList<string> ErasedQuotes
);

/// <param name="Key">The hash by which the same file is known again; see <see cref="ExportScope.KeyOfAsync"/>.</param>
/// <param name="Film">By slug; none where it is a table of many, or of a film that is not exported.</param>
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

/// <param name="Positions">Of the film's reviews that the import lists, as <c>1-11 13</c>.</param>
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
[JsonSerializable(typeof(CatalogueCritic))]
[JsonSerializable(typeof(CataloguePublication))]
[JsonSerializable(typeof(CatalogueFilm))]
[JsonSerializable(typeof(CatalogueBatch))]
[JsonSerializable(typeof(CataloguePoster))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
