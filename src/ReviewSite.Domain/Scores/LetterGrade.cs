using System.Text.RegularExpressions;

namespace ReviewSite.Domain.Scores;

/// <summary>The grades of American schools, in the even steps that review aggregators give them.</summary>
internal static partial class LetterGrade
{
    private static readonly Dictionary<string, int> _scores = new(StringComparer.OrdinalIgnoreCase)
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

    /// <summary>
    /// <c>B+</c>, <c>B plus</c>, <c>B-plus</c>, <c>C -</c>, <c>C-minus</c>; <c>null</c> for any other text.
    /// </summary>
    public static OriginalScoreReading? Read(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var sign = match.Groups["sign"].Value.ToUpperInvariant();
        var step = sign switch
        {
            "" => "",
            "+" or "PLUS" => "+",
            _ => "-",
        };
        return _scores.TryGetValue(match.Groups["letter"].Value + step, out var score)
            ? OriginalScoreReading.Scored(new Score(score))
            : OriginalScoreReading.Refused("is not one of the grades A+ to F");
    }

    [GeneratedRegex(
        @"^(?<letter>[A-DF])\s*((?<sign>[+\-−–])|[-‐‑]?\s*(?<sign>plus|minus))?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
