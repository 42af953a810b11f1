using System.Text.Json.Serialization;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Api.Writing;
using ReviewSite.Web.Posters;

namespace ReviewSite.Web.Api;

/// <summary>A film in a list. The names are part of the API and must not change.</summary>
/// <param name="Url">Its page.</param>
/// <param name="Poster">The address of its poster.</param>
public record FilmEntry(
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
    string Url,
    string? Poster,
    SummaryDocument Summary
)
{
    /// <param name="absolute">How others reach an address of the site.</param>
    public static FilmEntry Of(Film film, VerdictScale scale, Func<string, string> absolute) =>
        new(
            film.Slug,
            film.Title,
            film.Year,
            film.Directors,
            film.OriginalTitle,
            film.Countries,
            film.Languages,
            film.Genres,
            film.RuntimeMinutes,
            film.Synopsis,
            film.ImdbId,
            absolute($"/films/{film.Slug}"),
            film.Poster is { } poster ? absolute(PosterEndpoints.AddressOf(poster)) : null,
            SummaryDocument.Of(film.Summary, scale)
        );
}

/// <summary>A film with its reviews.</summary>
public sealed record FilmDocument : FilmEntry
{
    public FilmDocument(FilmEntry film, IReadOnlyList<ReviewDocument> reviews)
        : base(film) => Reviews = reviews;

    [JsonPropertyOrder(1)]
    public IReadOnlyList<ReviewDocument> Reviews { get; }
}

/// <param name="Critics"><c>null</c> if the source that leads does not say how many it counted.</param>
public sealed record SummaryDocument(
    string? Verdict,
    [property: OneOf(typeof(VerdictScale))] string? VerdictKey,
    [property: OneOf(typeof(Basis))] string? VerdictBasis,
    string? ComputedVerdict,
    int? Critics,
    [property: OneOf(typeof(Basis))] string? CriticsBasis,
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
public sealed record BandDocument(int? Count, [property: OneOf(typeof(Basis))] string? Basis)
{
    public static BandDocument Of(BandCount figure) =>
        new(figure.IsUnknown ? null : figure.Count, EnumWord.Of(figure.Basis));
}

/// <param name="Likely">Low and high, whole.</param>
/// <param name="Possible">Low and high, to one decimal, outward.</param>
/// <param name="Evidence">For an estimate: how many critics it rests on, by what is known of them.</param>
public sealed record ScoreDocument(
    int Value,
    [property: OneOf(typeof(Basis))] string Basis,
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

/// <summary>A review of the film that it is listed with.</summary>
public record ReviewDocument(
    int Position,
    string? Critic,
    string? CriticSlug,
    string? Credit,
    string? Publication,
    string? PublicationSlug,
    int? Score,
    string? OriginalScore,
    [property: OneOf(typeof(Reception))] string? Reception,
    [property: OneOf(typeof(Basis))] string? ReceptionBasis,
    [property: OneOf(typeof(Leaning))] string? Leaning,
    DateOnly? Date,
    string? Quote,
    string? Url,
    string? Language
)
{
    public static ReviewDocument Of(
        Review review,
        string? critic,
        string? criticSlug,
        string? publication,
        string? publicationSlug
    ) =>
        new(
            review.Position,
            critic,
            criticSlug,
            review.Credit,
            publication,
            publicationSlug,
            review.Score?.Value,
            review.OriginalScore,
            EnumWord.Of(review.Reception),
            EnumWord.Of(BasisOf(review)),
            EnumWord.Of(review.Leaning),
            review.Date,
            review.Quote,
            review.Url,
            review.Language
        );

    /// <summary>A reception follows from the score, or the source stated it.</summary>
    private static Basis? BasisOf(Review review) =>
        review.Reception is null ? null
        : review.Score is null ? Basis.Published
        : Basis.Derived;
}

/// <summary>A review with its film.</summary>
public sealed record ReviewEntry : ReviewDocument
{
    public ReviewEntry(FilmReference film, ReviewDocument review)
        : base(review) => Film = film;

    [JsonPropertyOrder(-1)]
    public FilmReference Film { get; }
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FilmDocument))]
[JsonSerializable(typeof(ListDocument<FilmEntry>))]
[JsonSerializable(typeof(ListDocument<ReviewEntry>))]
[JsonSerializable(typeof(ListDocument<ReviewDocument>))]
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
