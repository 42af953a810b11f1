using System.Globalization;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Films;

/// <summary>What is known about a film besides its reviews. Lists keep their order.</summary>
/// <param name="Year">The year of its first release, <see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
public sealed partial record FilmDetails(
    string Title,
    int? Year,
    IReadOnlyList<string> Directors,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> Languages,
    int? RuntimeMinutes
)
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

    private static readonly (EditableFilmFields Field, Func<FilmDetails, FilmDetails, bool> AreSame)[] _fields =
    [
        (EditableFilmFields.Title, (a, b) => a.Title == b.Title),
        (EditableFilmFields.Year, (a, b) => a.Year == b.Year),
        (EditableFilmFields.Directors, (a, b) => a.Directors.SequenceEqual(b.Directors)),
        (EditableFilmFields.Countries, (a, b) => a.Countries.SequenceEqual(b.Countries)),
        (EditableFilmFields.Languages, (a, b) => a.Languages.SequenceEqual(b.Languages)),
        (EditableFilmFields.RuntimeMinutes, (a, b) => a.RuntimeMinutes == b.RuntimeMinutes),
        (EditableFilmFields.OriginalTitle, (a, b) => a.OriginalTitle == b.OriginalTitle),
        (EditableFilmFields.Genres, (a, b) => a.Genres.SequenceEqual(b.Genres)),
        (EditableFilmFields.Synopsis, (a, b) => a.Synopsis == b.Synopsis),
        (EditableFilmFields.ImdbId, (a, b) => a.ImdbId == b.ImdbId),
    ];

    public static FilmDetails Of(string title, int? year) => new(title, year, [], [], [], null);

    /// <summary>The same details in the form in which texts are stored, without empty names.</summary>
    public FilmDetails Cleaned() =>
        this with
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

    /// <summary>The fields that are not the same in <paramref name="other"/>.</summary>
    public EditableFilmFields Differences(FilmDetails other) =>
        _fields.Where(f => !f.AreSame(this, other)).Aggregate(EditableFilmFields.None, (all, f) => all | f.Field);

    /// <summary>
    /// These details, with what <paramref name="newer"/> knows in place of what is here; what it does not know stays.
    /// </summary>
    public FilmDetails UpdatedWith(FilmDetails newer) =>
        new(
            Title,
            newer.Year ?? Year,
            newer.Directors.Count > 0 ? newer.Directors : Directors,
            newer.Countries.Count > 0 ? newer.Countries : Countries,
            newer.Languages.Count > 0 ? newer.Languages : Languages,
            newer.RuntimeMinutes ?? RuntimeMinutes
        )
        {
            OriginalTitle = newer.OriginalTitle ?? OriginalTitle,
            Genres = newer.Genres.Count > 0 ? newer.Genres : Genres,
            Synopsis = newer.Synopsis ?? Synopsis,
            ImdbId = newer.ImdbId ?? ImdbId,
        };

    /// <summary>The details of <paramref name="other"/>, but for those named, which stay as they are here.</summary>
    public FilmDetails With(FilmDetails other, EditableFilmFields kept) =>
        new(
            kept.HasFlag(EditableFilmFields.Title) ? Title : other.Title,
            kept.HasFlag(EditableFilmFields.Year) ? Year : other.Year,
            kept.HasFlag(EditableFilmFields.Directors) ? Directors : other.Directors,
            kept.HasFlag(EditableFilmFields.Countries) ? Countries : other.Countries,
            kept.HasFlag(EditableFilmFields.Languages) ? Languages : other.Languages,
            kept.HasFlag(EditableFilmFields.RuntimeMinutes) ? RuntimeMinutes : other.RuntimeMinutes
        )
        {
            OriginalTitle = kept.HasFlag(EditableFilmFields.OriginalTitle) ? OriginalTitle : other.OriginalTitle,
            Genres = kept.HasFlag(EditableFilmFields.Genres) ? Genres : other.Genres,
            Synopsis = kept.HasFlag(EditableFilmFields.Synopsis) ? Synopsis : other.Synopsis,
            ImdbId = kept.HasFlag(EditableFilmFields.ImdbId) ? ImdbId : other.ImdbId,
        };

    /// <summary>
    /// What keeps these details from being stored, a sentence each that begins with the field; nothing if all is well.
    /// </summary>
    public IEnumerable<string> Problems()
    {
        if (Title.Length > LongestTitle || SearchKey.IsBlank(Title))
        {
            yield return Sentence($"title: expected 1 to {LongestTitle} visible characters");
        }

        if (Year is < FirstYear or > LastYear)
        {
            yield return Sentence($"year: expected {FirstYear} to {LastYear}, found {Year}");
        }

        if (RuntimeMinutes is < 1 or > LongestRuntimeMinutes)
        {
            yield return Sentence($"runtimeMinutes: expected 1 to {LongestRuntimeMinutes}, found {RuntimeMinutes}");
        }

        if (OriginalTitle?.Length > LongestTitle)
        {
            yield return Sentence($"originalTitle: expected at most {LongestTitle} characters");
        }

        if (Synopsis?.Length > LongestSynopsis)
        {
            yield return Sentence($"synopsis: expected at most {LongestSynopsis} characters, found {Synopsis.Length}");
        }

        if (ImdbId is not null && !ImdbForm().IsMatch(ImdbId))
        {
            yield return Sentence($"imdbId: expected “tt” and 7 to 10 digits, found “{ImdbId}”");
        }

        foreach (
            var (field, names) in new[]
            {
                ("directors", Directors),
                ("countries", Countries),
                ("languages", Languages),
                ("genres", Genres),
            }
        )
        {
            if (names.Count > MostNames || names.Any(n => n.Length > LongestName))
            {
                yield return Sentence(
                    $"{field}: expected at most {MostNames} names of at most {LongestName} characters"
                );
            }
        }
    }

    [GeneratedRegex("^tt[0-9]{7,10}$")]
    private static partial Regex ImdbForm();

    private static IReadOnlyList<string> Clean(IReadOnlyList<string> names) =>
        [.. names.Where(n => !SearchKey.IsBlank(n)).Select(PlainText.Line).OfType<string>().DistinctBy(SearchKey.Of)];

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
