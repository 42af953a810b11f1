using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Films;

/// <summary>Which films are shown, and in which order. What is <c>null</c> does not narrow.</summary>
/// <param name="Decade">Its first year.</param>
/// <param name="Critics">The fewest critics.</param>
public sealed record FilmFilter(
    string? Words,
    string? Genre,
    int? Decade,
    Verdict? Verdict,
    int? Critics,
    FilmSort Sort
)
{
    /// <summary>Titles that begin with something other than a letter from A to Z.</summary>
    public const string NoLetter = "other";

    /// <summary>What the titles begin with: a letter from <c>a</c> to <c>z</c>, or <see cref="NoLetter"/>.</summary>
    public string? Letter { get; init; }

    public int? Year { get; init; }

    public static IReadOnlyDictionary<string, string> Letters { get; } =
        Enumerable.Range('a', 26).Select(c => ((char)c).ToString()).Append(NoLetter).ToDictionary(letter => letter);
}
