using System.Globalization;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Films;

/// <summary>What is known of a film besides its reviews. Lists keep the order in which they came.</summary>
/// <param name="Year">Of its first release, <see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
public sealed partial record FilmFacts(
    string Title,
    int? Year,
    IReadOnlyList<string> Directors,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> Languages,
    int? RuntimeMinutes)
{
    public const int LongestSynopsis = 5_000;
    public const int LongestTitle = 300;
    public const int LongestName = 200;
    public const int MostNames = 50;

    /// <summary>The oldest film that survives was made in 1888.</summary>
    public const int FirstYear = 1888;
    public const int LastYear = 2200;
    public const int LongestRuntimeMinutes = 60_000;

    public string? OriginalTitle { get; init; }

    public IReadOnlyList<string> Genres { get; init; } = [];

    public string? Synopsis { get; init; }

    /// <summary>Such as <c>tt0117407</c>.</summary>
    public string? ImdbId { get; init; }

    public static FilmFacts Of(string title, int? year) => new(title, year, [], [], [], null);

    /// <summary>The same facts in the form in which texts are kept, without empty names.</summary>
    public FilmFacts Cleaned() => this with
    {
        Title = PlainText.Line(Title) ?? "",
        Directors = Clean(Directors),
        Countries = Clean(Countries),
        Languages = Clean(Languages),
        OriginalTitle = PlainText.Line(OriginalTitle),
        Genres = Clean(Genres),
        Synopsis = PlainText.Paragraphs(Synopsis),
        ImdbId = PlainText.Line(ImdbId),
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

        if (OriginalTitle?.Length > LongestTitle)
        {
            yield return Sentence($"originalTitle: expected at most {LongestTitle} characters");
        }

        if (Synopsis?.Length > LongestSynopsis)
        {
            yield return Sentence($"synopsis: expected at most {LongestSynopsis} characters, saw {Synopsis.Length}");
        }

        if (ImdbId is not null && !ImdbForm().IsMatch(ImdbId))
        {
            yield return Sentence($"imdbId: expected “tt” and 7 to 10 digits, saw “{ImdbId}”");
        }

        foreach (var (field, names) in new[] { ("directors", Directors), ("countries", Countries), ("languages", Languages), ("genres", Genres) })
        {
            if (names.Count > MostNames || names.Any(n => n.Length > LongestName))
            {
                yield return Sentence($"{field}: expected at most {MostNames} names of at most {LongestName} characters");
            }
        }
    }

    [GeneratedRegex("^tt[0-9]{7,10}$")]
    private static partial Regex ImdbForm();

    private static IReadOnlyList<string> Clean(IReadOnlyList<string> names) => [.. names.Select(PlainText.Line).OfType<string>()];

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
