using System.Globalization;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>The scale of a grid's cells: from 0 to <paramref name="Top"/>, in steps.</summary>
/// <param name="Step">Fine enough to reproduce a grade given on this scale.</param>
public sealed record GridScale(int Top, decimal Step)
{
    private const decimal Whole = 100;

    public static readonly GridScale Hundred = new(100, 1);

    /// <summary>The five words that trade papers print in their grids of a festival.</summary>
    public static readonly GridScale InWords = new(SavedGridContent.ScaleOfWords, 1)
    {
        Words = ["bad", "poor", "average", "good", "excellent"],
    };

    /// <summary>In place of the numbers, from 0 upwards; <c>null</c> if cells are numbers.</summary>
    public IReadOnlyList<string>? Words { get; private init; }

    /// <summary>As the address names it.</summary>
    public string Key => Words is null ? Top.ToString(CultureInfo.InvariantCulture) : "words";

    public string Label =>
        Words is { } words ? $"In words: {words[0]} to {words[^1]}" : FormattableString.Invariant($"0–{Top}");

    /// <summary>Follows the word "Scores".</summary>
    public string Range =>
        Words is { } words
            ? FormattableString.Invariant($"in words, from {words[0]} (0) to {words[^1]} ({Top})")
            : FormattableString.Invariant($"from 0 to {Top}");

    public static IReadOnlyDictionary<string, GridScale> All { get; } =
        new[] { Hundred, new(10, 0.1m), new(5, 0.25m), new(4, 0.25m), InWords }.ToDictionary(s => s.Key);

    /// <summary>A score from 0 to 100 on this scale, to the nearest step.</summary>
    public decimal ValueOf(decimal score) =>
        Math.Round(score * Top / Whole / Step, MidpointRounding.AwayFromZero) * Step;

    /// <summary>The reverse, for comparisons across scales.</summary>
    public decimal ScoreOf(decimal value) => value * Whole / Top;

    /// <summary>A value of this scale as a cell shows it.</summary>
    public string CellText(decimal value) => Words is { } words ? words[(int)value] : NumberText(value);

    public static string NumberText(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
