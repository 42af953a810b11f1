using System.Globalization;
using System.Text.Json;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.History;

/// <summary>Fields and stored values of the history in words.</summary>
internal static class FieldWords
{
    private const string Withdrawn = "withdrawn";
    private const string Restored = "restored";
    private const int LongestValue = 300;

    /// <summary>Fields that are derived, or are only for the program.</summary>
    public static readonly IReadOnlyList<string> Hidden =
    [
        nameof(Review.EditedFields),
        nameof(NamedContributor.NameKey),
        nameof(NamedContributor.FormerNames),
        nameof(NamedContributor.FormerSlugs),
        nameof(Import.Hash),
        nameof(Review.SourceKey),
        nameof(Review.Position),
    ];

    /// <summary>The values of these fields are the ids of other things.</summary>
    public static string? KindOf(string field) =>
        field switch
        {
            nameof(Review.CriticId) => nameof(Critic),
            nameof(Review.PublicationId) => nameof(Publication),
            nameof(Review.FilmId) or nameof(Film.MergedIntoId) => nameof(Film),
            nameof(ImportedSummary.ImportId) => nameof(Import),
            nameof(ImportMention.ReviewId) => nameof(Review),
            _ => null,
        };

    public static ChangedValue Describe(HistoryChange change, ThingName? thing, ThingNames names)
    {
        var field = change.Field!;
        return field switch
        {
            nameof(Review.IsWithdrawn) => new(
                thing,
                change.After == bool.TrueString ? Withdrawn : Restored,
                null,
                null
            ),
            nameof(Import.WithdrawnAt) => new(thing, change.After is null ? Restored : Withdrawn, null, null),
            nameof(Publication.IsOurs) => new(
                thing,
                change.After == bool.TrueString ? "marked as ours" : "no longer marked as ours",
                null,
                null
            ),
            nameof(NamedContributor.IsMerged) => new(
                thing,
                change.After == bool.TrueString ? "merged into the other one" : "no longer merged into another one",
                null,
                null
            ),
            nameof(Film.Poster) => new(thing, PosterChange(change), null, null),
            nameof(Poll.Ballots) => PollWords.Describe(change, thing),
            nameof(CuratedFilms.Sections) => CollectionWords.Describe(change, thing, names),
            _ => new(thing, Name(field), Value(field, change.Before, names), Value(field, change.After, names)),
        };
    }

    private static string PosterChange(HistoryChange change) =>
        change switch
        {
            { Before: null } => "poster added",
            { After: null } => "poster removed",
            _ => "poster replaced",
        };

    private static string Name(string field) =>
        field switch
        {
            nameof(Review.CriticId) => "critic",
            nameof(Review.PublicationId) => "publication",
            nameof(Review.FilmId) => "film",
            nameof(Review.OriginalScore) => "score as the critic gave it",
            nameof(Review.Score) => "score out of 100",
            nameof(Review.StatedReception) => "reception",
            nameof(Review.Url) => "link",
            nameof(Review.Credit) => "credit line",
            nameof(Film.Slug) => "web address",
            nameof(Film.ImdbId) => "IMDb id",
            nameof(Film.RuntimeMinutes) => "running time in minutes",
            nameof(Film.OriginalTitle) => "original title",
            nameof(Film.MergedIntoId) => "duplicate of",
            nameof(ImportedSummary.ImportId) => "import",
            nameof(ImportMention.ReviewId) => "review",
            nameof(SavedGrid.By) => "scores of",
            nameof(SavedGrid.Contributors) => "critics or publications",
            _ => field.ToLowerInvariant(),
        };

    private static string? Value(string field, string? value, ThingNames names)
    {
        if (value is null or HistoryChange.Erased)
        {
            return value;
        }

        if (KindOf(field) is { } kind && int.TryParse(value, CultureInfo.InvariantCulture, out var id))
        {
            return names[kind, id].Text;
        }

        if (value is ['[', ..] && IsList(value) is { } list)
        {
            return list.Length == 0 ? null : string.Join(", ", list);
        }

        if (field == nameof(Review.Date) && DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var date))
        {
            return Phrases.Date(date);
        }

        if (field == nameof(Review.Language))
        {
            return LanguageCode.NameOf(value);
        }

        return value.Length > LongestValue ? value[..LongestValue] + "…" : value;
    }

    private static string[]? IsList(string value)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(value);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
