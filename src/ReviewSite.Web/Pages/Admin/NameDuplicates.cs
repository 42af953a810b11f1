using System.Text.RegularExpressions;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>
/// Names that probably mean the same: they differ only in spaces, punctuation, "and" for "&amp;", a leading "The", the
/// ending of a web address, or a first name that is only an initial.
/// </summary>
public static partial class NameDuplicates
{
    /// <returns>Pairs, in the order of the names.</returns>
    public static IEnumerable<(T First, T Second)> Among<T>(IEnumerable<T> items, Func<T, string> nameOf)
    {
        var sorted = items.OrderBy(nameOf, StringComparer.Ordinal).ToList();
        var known = new Dictionary<string, T>();
        var byInitial = sorted
            .Where(i => Initial(nameOf(i)) is not null)
            .GroupBy(i => Initial(nameOf(i))!)
            .ToDictionary(g => g.Key, g => g.ToList());
        foreach (var item in sorted)
        {
            if (!known.TryAdd(LooseKey(nameOf(item)), item))
            {
                yield return (known[LooseKey(nameOf(item))], item);
            }
            else if (
                IsInitialOnly(nameOf(item))
                && byInitial[Initial(nameOf(item))!].FindAll(o => !IsInitialOnly(nameOf(o))) is [var only]
            )
            {
                yield return (item, only);
            }
        }
    }

    private static string LooseKey(string name)
    {
        var key = AddressEnding().Replace(SearchKey.Of(name), "").Replace("&", " and ", StringComparison.Ordinal);
        key = LeadingArticle().Replace(key, "");
        var letters = string.Concat(SearchKey.WordsIn(key));

        // A name of nothing but symbols matches only itself.
        return letters.Length == 0 ? key : letters;
    }

    /// <summary>"j hoberman" for "Jim Hoberman" and "J. Hoberman"; <c>null</c> if it is not two words.</summary>
    private static string? Initial(string name) =>
        SearchKey.Of(name).Split(' ') is [{ Length: > 0 } first, { Length: > 2 } last] ? $"{first[0]} {last}" : null;

    private static bool IsInitialOnly(string name) =>
        Initial(name) is not null && InitialWord().IsMatch(SearchKey.Of(name));

    [GeneratedRegex(@"\.(com|org|net|tv|de|fr|co\.uk|ca|au)$", RegexOptions.ExplicitCapture)]
    private static partial Regex AddressEnding();

    [GeneratedRegex("^the ")]
    private static partial Regex LeadingArticle();

    [GeneratedRegex(@"^\p{L}\.? ")]
    private static partial Regex InitialWord();
}
