using System.Text.Json.Serialization;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Pages.Admin.Reviews;

namespace ReviewSite.Web.Api.Writing;

/// <summary>A film as a program sends it.</summary>
public record FilmFields
{
    public string? Title { get; init; }

    public string? OriginalTitle { get; init; }

    public int? Year { get; init; }

    public IReadOnlyList<string>? Directors { get; init; }

    public IReadOnlyList<string>? Countries { get; init; }

    public IReadOnlyList<string>? Languages { get; init; }

    public IReadOnlyList<string>? Genres { get; init; }

    public int? RuntimeMinutes { get; init; }

    public string? Synopsis { get; init; }

    public string? ImdbId { get; init; }

    public FilmDetails ToDetails() =>
        new(Title ?? "", Year, Directors ?? [], Countries ?? [], Languages ?? [], RuntimeMinutes)
        {
            OriginalTitle = OriginalTitle,
            Genres = Genres ?? [],
            Synopsis = Synopsis,
            ImdbId = ImdbId,
        };
}

/// <summary>What a program changes in a film.</summary>
public sealed record FilmChange : FilmFields
{
    /// <summary>The last part of its address; <c>null</c> to follow the title.</summary>
    public string? Slug { get; init; }

    public static FilmChange Of(Film film) =>
        new()
        {
            Title = film.Title,
            OriginalTitle = film.OriginalTitle,
            Year = film.Year,
            Directors = film.Directors,
            Countries = film.Countries,
            Languages = film.Languages,
            Genres = film.Genres,
            RuntimeMinutes = film.RuntimeMinutes,
            Synopsis = film.Synopsis,
            ImdbId = film.ImdbId,
            Slug = film.Slug,
        };
}

/// <summary>A review as a program sends it.</summary>
public sealed record ReviewFields
{
    /// <summary>A name, or a credit line such as "Staff [Not Credited]".</summary>
    public string? Critic { get; init; }

    public string? Publication { get; init; }

    /// <summary>As the critic gave it, such as <c>3.5/4</c>.</summary>
    public string? OriginalScore { get; init; }

    /// <summary>The scale of a score that does not state one.</summary>
    [OneOf(100, 20, 10, 6, 5, 4)]
    public int? Scale { get; init; }

    /// <summary>For a review without a score: positive, mixed or negative.</summary>
    [OneOf(typeof(Reception))]
    public string? Reception { get; init; }

    /// <summary>Such as <c>2013-07-15</c>.</summary>
    public string? Date { get; init; }

    public string? Quote { get; init; }

    public string? Url { get; init; }

    /// <summary>Its name or its code, such as <c>da</c>.</summary>
    public string? Language { get; init; }

    public static ReviewFields Of(ReviewInput input) =>
        new()
        {
            Critic = input.Critic,
            Publication = input.Publication,
            OriginalScore = input.OriginalScore,
            Scale = input.Scale,
            Reception = EnumWord.Of(input.Reception),
            Date = input.Date,
            Quote = input.Quote,
            Url = input.Url,
            Language = input.Language,
        };
}

/// <summary>The result of saving a text with reviews.</summary>
/// <param name="IsSaved">Whether it was saved; otherwise this is a preview.</param>
/// <param name="IsKnown">Whether the same text was saved before, so that there is nothing to do.</param>
/// <param name="Now">The film's summary without it.</param>
/// <param name="Then">The film's summary with it.</param>
/// <param name="ScoresWithoutScale">Send <c>scale</c> to state their scale; otherwise they are saved as text.</param>
public sealed record ImportDocument(
    FilmReference Film,
    bool IsSaved,
    bool IsKnown,
    int Added,
    int Changed,
    int Unchanged,
    SummaryDocument Now,
    SummaryDocument Then,
    IReadOnlyList<ImportedReview> Reviews,
    IReadOnlyList<string> ScoresWithoutScale,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<UnusedText> Unused
);

/// <param name="Key">The key for <c>leaveOut</c>.</param>
/// <param name="Line">Where it starts in the text, from 1.</param>
/// <param name="Changes">The changes to the stored review.</param>
public sealed record ImportedReview(
    string Key,
    int Line,
    string? Critic,
    string? Credit,
    string? Publication,
    string? OriginalScore,
    int? Score,
    DateOnly? Date,
    string? Quote,
    string? Url,
    [property: OneOf(typeof(MatchOutcome), ImportedReview.LeftOut)] string Outcome,
    IReadOnlyList<ImportedChange> Changes
)
{
    public const string LeftOut = "left-out";
}

public sealed record ImportedChange(string Field, string? Before, string? After);

/// <summary>A line of the text that does not belong to a review.</summary>
public sealed record UnusedText(int Line, string Text);

[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    NumberHandling = JsonNumberHandling.Strict
)]
[JsonSerializable(typeof(FilmFields))]
[JsonSerializable(typeof(FilmChange))]
[JsonSerializable(typeof(ReviewFields))]
internal sealed partial class WrittenJson : JsonSerializerContext;
