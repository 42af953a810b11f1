using System.Text.Json;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Exports;

/// <summary>How the words of the domain are written in the catalogue's JSON, and read again.</summary>
internal static class CatalogueWords
{
    private static readonly Dictionary<string, string> _filmFields = Names(
        nameof(Film.Title),
        nameof(Film.Year),
        nameof(Film.Directors),
        nameof(Film.Countries),
        nameof(Film.Languages),
        nameof(Film.RuntimeMinutes),
        nameof(Film.OriginalTitle),
        nameof(Film.Genres),
        nameof(Film.Synopsis),
        nameof(Film.ImdbId)
    );

    private static readonly Dictionary<string, string> _reviewFields = Names(
        nameof(Review.Critic),
        nameof(Review.Publication),
        nameof(Review.Score),
        nameof(Review.StatedReception),
        nameof(Review.Date),
        nameof(Review.Quote),
        nameof(Review.Url),
        nameof(Review.Language),
        nameof(Review.IsWithdrawn)
    );

    public static IEnumerable<string> FilmFields => _filmFields.Keys;

    public static IEnumerable<string> ReviewFields => _reviewFields.Keys;

    public static IReadOnlyList<string> Of(IReadOnlyList<string> fields) =>
        [.. fields.Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } word ? JsonNamingPolicy.CamelCase.ConvertName(word.ToString()) : null;

    /// <returns>None where the word is none of the film's fields.</returns>
    public static string? FilmField(string? word) => word is null ? null : _filmFields.GetValueOrDefault(word);

    public static string? ReviewField(string? word) => word is null ? null : _reviewFields.GetValueOrDefault(word);

    /// <returns>None where the enumeration has no such word.</returns>
    public static T? Read<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Of(v) == word);

    private static Dictionary<string, string> Names(params string[] fields) =>
        fields.ToDictionary(JsonNamingPolicy.CamelCase.ConvertName);
}
