using System.Globalization;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Scores;

/// <summary>
/// Reads a score as critics give it: <c>80</c>, <c>80 %</c>, <c>3½/4</c>, <c>4.5 of 5</c>, <c>B+</c>, <c>C-minus</c>,
/// <c>★★★½☆</c>, <c>thumbs up</c>, <c>fresh</c>. Surrounding quotes and spaces are ignored; any other text is not a
/// score.
/// </summary>
public static partial class OriginalScore
{
    /// <summary>Longer than any score; a longer text is not read.</summary>
    public const int MaxLength = 50;

    /// <summary>A larger scale counts points, so it says nothing about stars.</summary>
    private const int MostStars = 12;

    private const string Noise = "\"'“”‘’„«»`";

    /// <param name="text">The score as it came.</param>
    /// <param name="scale">The scale of a bare number or a row of full stars, above 0; without it, they are not a
    /// score.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0.</exception>
    public static OriginalScoreReading Read(string? text, decimal? scale = null)
    {
        if (scale is { } stated)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stated, nameof(scale));
        }

        var bare = HalfWidth.Of(Bare(text));
        if (bare.Length is 0 or > MaxLength)
        {
            return OriginalScoreReading.Unreadable;
        }

        return ReadFraction(bare)
            ?? StarRow.Read(bare, StarScale(scale))
            ?? ReadNumber(bare, scale)
            ?? LetterGrade.Read(bare)
            ?? ReadStarCount(bare, StarScale(scale))
            ?? ReadLeaning(bare)
            ?? OriginalScoreReading.Unreadable;
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

    /// <summary>The number of a score that consists of nothing else, so that only its scale is missing.</summary>
    public static decimal? NumberWithoutScale(string? text) =>
        decimal.TryParse(
            Bare(text).Replace(',', '.'),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    /// <summary>The number of stars, drawn or counted, whose scale is missing.</summary>
    public static decimal? StarsWithoutScale(string? text)
    {
        var bare = HalfWidth.Of(Bare(text));
        return bare.Length is 0 or > MaxLength ? null
            : StarCountForm().Match(bare) is { Success: true } match ? Number(match.Groups["part"].Value)
            : StarRow.Full(bare);
    }

    internal static OriginalScoreReading Fraction(decimal part, decimal whole)
    {
        if (whole <= 0)
        {
            return OriginalScoreReading.Refused("has a scale of 0");
        }

        return part <= whole
            ? OriginalScoreReading.Scored(Score.OfFraction(part, whole))
            : OriginalScoreReading.Refused(
                string.Create(CultureInfo.InvariantCulture, $"is more than its scale allows ({part} out of {whole})")
            );
    }

    private static decimal? StarScale(decimal? scale) => scale <= MostStars ? scale : null;

    private static OriginalScoreReading? ReadFraction(string text)
    {
        if (FractionForm().Match(text) is { Success: true } match)
        {
            return Fraction(Number(match.Groups["part"].Value), Number(match.Groups["whole"].Value));
        }

        if (
            StarsOutOfForm().Match(text) is { Success: true } row
            && StarRow.Full(row.Groups["stars"].Value) is { } stars
        )
        {
            return Fraction(stars, Number(row.Groups["whole"].Value));
        }

        return PercentForm().Match(text) is { Success: true } percent
            ? Fraction(Number(percent.Groups["part"].Value), Score.Highest)
            : null;
    }

    private static OriginalScoreReading? ReadNumber(string text, decimal? scale)
    {
        if (!NumberForm().IsMatch(text))
        {
            return null;
        }

        return scale is { } whole
            ? Fraction(Number(text), whole)
            : OriginalScoreReading.Refused("is a number without a scale; write what it is out of, as in “3.5/4”");
    }

    private static OriginalScoreReading? ReadStarCount(string text, decimal? scale) =>
        scale is { } whole && StarCountForm().Match(text) is { Success: true } match
            ? Fraction(Number(match.Groups["part"].Value), whole)
            : null;

    private static OriginalScoreReading? ReadLeaning(string text) =>
        text.ToUpperInvariant() switch
        {
            "THUMBS UP" or "THUMB UP" or "👍" or "FRESH" => OriginalScoreReading.Leans(Leaning.Favorable),
            "THUMBS DOWN" or "THUMB DOWN" or "👎" or "ROTTEN" => OriginalScoreReading.Leans(Leaning.Unfavorable),
            _ => null,
        };

    /// <summary>Takes what <see cref="NumberPattern"/> matches: "3", ".5", "3,5", "3½" and "3 1/2".</summary>
    private static decimal Number(string text)
    {
        var half = HalfEnding().Match(text);
        var digits = (half.Success ? text[..half.Index] : text).Trim().Replace(',', '.');
        var number =
            digits.Length == 0
                ? 0
                : decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return half.Success ? number + 0.5m : number;
    }

    // At most 18 digits, so that every number fits a decimal and every product does.
    private const string NumberPattern = @"([0-9]{1,6}([.,][0-9]{1,12})?|[.,][0-9]{1,12}|[0-9]{0,6}½|[0-9]{1,6}\s+1/2)";

    private const string OutOf = @"(/|\b(out\s+of|of|von|sur|su|sobre|de|(ud\s+)?af|av|uit|z|dari)\b)";

    private const string Stars = @"(\s*-?\s*(★|⭐\uFE0F?|" + StarRow.Word + "))";

    [GeneratedRegex(
        @"^(?<part>"
            + NumberPattern
            + ")"
            + Stars
            + @"?\s*"
            + OutOf
            + @"\s*(?<whole>[0-9]{1,6}([.,][0-9]{1,6})?)"
            + Stars
            + @"?\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex FractionForm();

    [GeneratedRegex(
        @"^(?<stars>[^0-9\s(/]+)\s*(" + OutOf + @"\s*(?<whole>[0-9]{1,2})|\(" + OutOf + @"\s*(?<whole>[0-9]{1,2})\))$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex StarsOutOfForm();

    [GeneratedRegex(
        "^(?<part>" + NumberPattern + @")\s*(%|percent)\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex PercentForm();

    [GeneratedRegex("^" + NumberPattern + "$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberForm();

    [GeneratedRegex(
        "^(?<part>" + NumberPattern + ")" + Stars + "$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex StarCountForm();

    [GeneratedRegex(@"(½|\s1/2)$", RegexOptions.ExplicitCapture)]
    private static partial Regex HalfEnding();
}
