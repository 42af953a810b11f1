using System.Text.Json;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Exports;

/// <summary>How the words of the domain are written in the catalogue's JSON, and read again.</summary>
internal static class CatalogueWords
{
    public static IReadOnlyList<string> OfFlags<T>(T set)
        where T : struct, Enum => [.. EnumFlags.In(set).Select(flag => Of<T>(flag)!)];

    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } word ? JsonNamingPolicy.CamelCase.ConvertName(word.ToString()) : null;

    /// <returns><c>null</c> if the enumeration has no such word.</returns>
    public static T? Read<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Of(v) == word);
}
