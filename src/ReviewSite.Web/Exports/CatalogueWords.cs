using System.Text.Json;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Exports;

/// <summary>How the words of the domain are written in the catalogue's JSON, and read again.</summary>
internal static class CatalogueWords
{
    /// <summary>The flags that are set.</summary>
    public static IReadOnlyList<string> OfFlags<T>(T value)
        where T : struct, Enum => [.. EnumWord.FlagsOf(value).Select(flag => Of<T>(flag)!)];

    /// <summary>Every flag by its word.</summary>
    public static IReadOnlyDictionary<string, T> FlagsByWord<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(flag => !flag.Equals(default(T))).ToDictionary(flag => Of<T>(flag)!);

    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } word ? JsonNamingPolicy.CamelCase.ConvertName(word.ToString()) : null;

    /// <returns>None where the enumeration has no such word.</returns>
    public static T? Read<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Of(v) == word);
}
