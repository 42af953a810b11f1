using System.Globalization;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Films;

/// <summary>What is known of a film besides its reviews. Lists keep the order in which they came.</summary>
/// <param name="Year">Of its first release, <see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
public sealed record FilmFacts(
    string Title,
    int? Year,
    IReadOnlyList<string> Directors,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> Languages,
    int? RuntimeMinutes)
{
    public const int LongestTitle = 300;
    public const int LongestName = 200;
    public const int MostNames = 50;

    /// <summary>The oldest film that survives was made in 1888.</summary>
    public const int FirstYear = 1888;
    public const int LastYear = 2200;
    public const int LongestRuntimeMinutes = 60_000;

    public static FilmFacts Of(string title, int? year) => new(title, year, [], [], [], null);

    /// <summary>The same facts in the form in which texts are kept, without empty names.</summary>
    public FilmFacts Cleaned() => this with
    {
        Title = PlainText.Line(Title) ?? "",
        Directors = Clean(Directors),
        Countries = Clean(Countries),
        Languages = Clean(Languages),
    };

    /// <summary>What keeps these facts from being stored, a sentence each that begins with the field; nothing where all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (Title.Length is 0 or > LongestTitle)
        {
            yield return Sentence($"title: expected 1 to {LongestTitle} characters");
        }

        if (Year is < FirstYear or > LastYear)
        {
            yield return Sentence($"year: expected {FirstYear} to {LastYear}, saw {Year}");
        }

        if (RuntimeMinutes is < 1 or > LongestRuntimeMinutes)
        {
            yield return Sentence($"runtimeMinutes: expected 1 to {LongestRuntimeMinutes}, saw {RuntimeMinutes}");
        }

        foreach (var (field, names) in new[] { ("directors", Directors), ("countries", Countries), ("languages", Languages) })
        {
            if (names.Count > MostNames || names.Any(n => n.Length > LongestName))
            {
                yield return Sentence($"{field}: expected at most {MostNames} names of at most {LongestName} characters");
            }
        }
    }

    private static IReadOnlyList<string> Clean(IReadOnlyList<string> names) => [.. names.Select(PlainText.Line).OfType<string>()];

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
