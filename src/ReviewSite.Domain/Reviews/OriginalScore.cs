using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewSite.Domain.Reviews;

/// <summary>
/// Reads a score as critics give it: <c>80</c>, <c>3.5/4</c>, <c>4.5 of 5</c>, <c>B+</c>, <c>C minus</c>, <c>★★★½☆</c>.
/// Surrounding quotes and spaces are noise; whatever is none of these forms is no score, and nothing is guessed.
/// </summary>
public static partial class OriginalScore
{
    /// <summary>Longer than any score; what is longer is not read.</summary>
    public const int MaxLength = 50;

    private const string Noise = "\"'“”‘’„«»`";

    /// <summary>The grades of American schools, in the even steps that review aggregators give them.</summary>
    private static readonly Dictionary<string, int> _grades = new(StringComparer.OrdinalIgnoreCase)
    {
        ["A+"] = 100,
        ["A"] = 100,
        ["A-"] = 91,
        ["B+"] = 83,
        ["B"] = 75,
        ["B-"] = 67,
        ["C+"] = 58,
        ["C"] = 50,
        ["C-"] = 42,
        ["D+"] = 33,
        ["D"] = 25,
        ["D-"] = 16,
        ["F+"] = 8,
        ["F"] = 0,
    };

    /// <param name="text">The score as it came.</param>
    /// <param name="scale">What a bare number or a row of full stars is out of, above 0; without it they are no score.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0.</exception>
    public static OriginalScoreReading Read(string? text, decimal? scale = null)
    {
        if (scale is { } stated)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stated, nameof(scale));
        }

        var bare = Bare(text);
        if (bare.Length is 0 or > MaxLength)
        {
            return OriginalScoreReading.Unreadable;
        }

        return ReadFraction(bare) ?? ReadNumber(bare, scale) ?? ReadGrade(bare) ?? ReadStars(bare, scale) ?? OriginalScoreReading.Unreadable;
    }

    /// <summary>Without the quotes and spaces around it.</summary>
    public static string Bare(string? text)
    {
        var bare = text.AsSpan().Trim();
        while (bare.Length > 0 && bare.Trim(Noise).Trim() is var inner && inner.Length < bare.Length)
        {
            bare = inner;
        }

        return bare.ToString();
    }

    private static OriginalScoreReading? ReadFraction(string text) =>
        FractionForm().Match(text) is { Success: true } match ? Fraction(match.Groups["part"].Value, Number(match.Groups["whole"].Value)) : null;

    private static OriginalScoreReading? ReadNumber(string text, decimal? scale)
    {
        if (!NumberForm().IsMatch(text))
        {
            return null;
        }

        return scale is { } whole
            ? Fraction(text, whole)
            : OriginalScoreReading.Refused("is a number without a scale; write what it is out of, as in “3.5/4”");
    }

    private static OriginalScoreReading? ReadGrade(string text)
    {
        if (GradeForm().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var sign = match.Groups["sign"].Value;
        var step = sign.Length == 0 ? "" : sign is "+" || sign.Equals("plus", StringComparison.OrdinalIgnoreCase) ? "+" : "-";
        return _grades.TryGetValue(match.Groups["letter"].Value + step, out var score)
            ? OriginalScoreReading.Scored(new Score(score))
            : OriginalScoreReading.Refused("is not one of the grades A+ to F");
    }

    private static OriginalScoreReading? ReadStars(string text, decimal? scale)
    {
        if (StarForm().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var half = match.Groups["half"].Length;
        var empty = match.Groups["empty"].Length;
        var stars = match.Groups["full"].Length + (half * 0.5m);
        decimal? whole = empty > 0 ? match.Groups["full"].Length + half + empty : scale;
        return whole switch
        {
            null => OriginalScoreReading.Refused("shows no empty stars; write what it is out of"),
            _ when stars > whole => TooHigh(stars, whole.Value),
            _ => OriginalScoreReading.Scored(Score.OfFraction(stars, whole.Value)),
        };
    }

    private static OriginalScoreReading Fraction(string partText, decimal whole)
    {
        var part = Number(partText);
        if (whole <= 0)
        {
            return OriginalScoreReading.Refused("is out of zero");
        }

        return part > whole ? TooHigh(part, whole) : OriginalScoreReading.Scored(Score.OfFraction(part, whole));
    }

    private static OriginalScoreReading TooHigh(decimal part, decimal whole) =>
        OriginalScoreReading.Refused(string.Create(CultureInfo.InvariantCulture, $"is more than its scale allows ({part} out of {whole})"));

    private static decimal Number(string text) =>
        decimal.Parse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    // At most 12 digits a side, so that every number fits a decimal and every product does.
    [GeneratedRegex(@"^(?<part>[0-9]{1,6}(?:[.,][0-9]{1,6})?)\s*(?:/|\bout of\b|\bof\b)\s*(?<whole>[0-9]{1,6}(?:[.,][0-9]{1,6})?)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FractionForm();

    [GeneratedRegex(@"^[0-9]{1,6}([.,][0-9]{1,6})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"^(?<letter>[A-DF])\s*(?<sign>\+|-|−|–|plus|minus)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GradeForm();

    [GeneratedRegex(@"^(?=.)(?<full>★*)(?<half>½?)(?<empty>☆*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex StarForm();
}
