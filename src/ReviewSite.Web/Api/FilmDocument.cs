using System.Text.Json.Serialization;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Api.Writing;

namespace ReviewSite.Web.Api;

/// <summary>A film in the API. The names are part of the API and must not change.</summary>
public sealed record FilmDocument(
    string Slug,
    string Title,
    int? Year,
    IReadOnlyList<string> Directors,
    string? OriginalTitle,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Genres,
    int? RuntimeMinutes,
    string? Synopsis,
    string? ImdbId,
    SummaryDocument Summary,
    IReadOnlyList<ReviewDocument> Reviews
);

/// <param name="Critics"><c>null</c> if the source that leads does not say how many it counted.</param>
public sealed record SummaryDocument(
    string? Verdict,
    string? VerdictKey,
    string? VerdictBasis,
    string? ComputedVerdict,
    int? Critics,
    string? CriticsBasis,
    int Scored,
    FavorableShare? Favorable,
    BandDocument Positive,
    BandDocument Mixed,
    BandDocument Negative,
    int Unknown,
    ScoreDocument? Score,
    PublishedDocument? Published,
    IReadOnlyList<Finding> Conflicts,
    IReadOnlyList<Finding> Notices,
    ScaleDocument Scale
)
{
    public static SummaryDocument Of(FilmSummary summary, VerdictScale scale) =>
        new(
            summary.Verdict?.Phrase,
            summary.Verdict?.Key,
            EnumWord.Of(summary.VerdictBasis),
            summary.ComputedVerdict?.Phrase,
            summary.HasUnknownCritics ? null : summary.Critics,
            EnumWord.Of(summary.CriticsBasis),
            summary.Scored,
            summary.Favorable,
            BandDocument.Of(summary.Positive),
            BandDocument.Of(summary.Mixed),
            BandDocument.Of(summary.Negative),
            summary.Unknown,
            summary.Score is { } score ? ScoreDocument.Of(score) : null,
            summary.Published is { } published ? PublishedDocument.Of(published) : null,
            summary.Conflicts,
            summary.Notices,
            ScaleDocument.Of(scale)
        );
}

/// <param name="Count"><c>null</c> if the source left the band out and nobody knows how many critics are in it.</param>
public sealed record BandDocument(int? Count, string? Basis)
{
    public static BandDocument Of(BandCount figure) =>
        new(figure.IsUnknown ? null : figure.Count, EnumWord.Of(figure.Basis));
}

/// <param name="Likely">Low and high, whole.</param>
/// <param name="Possible">Low and high, to one decimal, outward.</param>
/// <param name="Evidence">For an estimate: how many critics it rests on, by what is known of them.</param>
public sealed record ScoreDocument(
    int Value,
    string Basis,
    int[]? Likely,
    decimal[]? Possible,
    EvidenceCounts? Evidence
)
{
    // A zero with one decimal keeps that decimal in a sum: 91 is written as 91.0.
    private const decimal OneDecimal = 0.0m;

    public static ScoreDocument Of(FilmScore score) =>
        new(
            score.Value,
            EnumWord.Of(score.Basis),
            score.Likely is { } likely ? [likely.Low, likely.High] : null,
            score.Possible?.Outward is { } possible ? [possible.Low + OneDecimal, possible.High + OneDecimal] : null,
            score.Evidence
        );
}

public sealed record PublishedDocument(
    string? Verdict,
    int? Critics,
    int? Positive,
    int? Mixed,
    int? Negative,
    int? Score
)
{
    public static PublishedDocument Of(PublishedSummary published) =>
        new(
            published.Verdict,
            published.Critics,
            published.Positive,
            published.Mixed,
            published.Negative,
            published.Score
        );
}

public sealed record ReviewDocument(
    int Position,
    string? Critic,
    string? CriticSlug,
    string? Credit,
    string? Publication,
    string? PublicationSlug,
    int? Score,
    string? OriginalScore,
    string? Reception,
    string? ReceptionBasis,
    string? Leaning,
    DateOnly? Date,
    string? Quote,
    string? Url,
    string? Language
);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FilmDocument))]
[JsonSerializable(typeof(ListDocument<FilmEntry>))]
[JsonSerializable(typeof(ListDocument<ReviewEntry>))]
[JsonSerializable(typeof(ListDocument<ContributorEntry>))]
[JsonSerializable(typeof(ListDocument<ChangeDocument>))]
[JsonSerializable(typeof(ListDocument<CollectionEntry>))]
[JsonSerializable(typeof(ListDocument<PollEntry>))]
[JsonSerializable(typeof(CollectionDocument))]
[JsonSerializable(typeof(PollDocument))]
[JsonSerializable(typeof(ListDocument<System.Text.Json.Nodes.JsonObject>))]
[JsonSerializable(typeof(ContributorDocument))]
[JsonSerializable(typeof(SearchDocument))]
[JsonSerializable(typeof(ReviewEntry))]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(Cursor))]
internal sealed partial class ApiJson : JsonSerializerContext;
