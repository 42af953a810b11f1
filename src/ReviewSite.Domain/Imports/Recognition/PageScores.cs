using System.Text.RegularExpressions;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>Whether a part of a page is a score.</summary>
internal static partial class PageScores
{
    /// <summary>
    /// The score without a word such as "Rated" before it, or <c>null</c> if the text is not a score.
    /// </summary>
    public static string? Find(string text)
    {
        if (text.Length > OriginalScore.MaxLength)
        {
            return null;
        }

        var bare = WithoutBrackets(OriginalScore.Bare(Lead().Replace(text, "", 1)));
        var half = HalfWidth.Of(bare);
        if (half.All(c => char.IsAsciiDigit(c) || c is '.' or ','))
        {
            return IsOnPageScale(half) ? bare : null;
        }

        return OriginalScore.Read(half).IsScoreForm || StarCount().IsMatch(half) || IsToBeDetermined(half)
            ? bare
            : null;
    }

    /// <summary>Whether it stands where a score is, and says that there is none.</summary>
    public static bool IsToBeDetermined(string score) => score.Equals("TBD", StringComparison.OrdinalIgnoreCase);

    /// <summary>Without brackets around the whole; those around its scale belong to the score.</summary>
    private static string WithoutBrackets(string text) =>
        text.Trim('(', ')', '[', ']', ' ') is var inner && inner.Contains('(') ? text : inner;

    /// <summary>Whether the score is a number alone, whose scale the text does not give.</summary>
    public static bool IsBare(string score) => BareNumber().IsMatch(HalfWidth.Of(score));

    public static decimal? BareValue(string score) =>
        IsBare(score) && OriginalScore.Read(score, Score.Highest).Score is not null
            ? decimal.Parse(HalfWidth.Of(score).Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture)
            : null;

    private static bool IsOnPageScale(string number) => BareValue(number) is not null;

    [GeneratedRegex(
        @"^(original\s+score|critic\s+score|score|rated|rating|grade|metascore|tomatometer|note|nota|bewertung|wertung"
            + @"|voto|valoración|karakter|betyg|vurdering|puntuación|calificación|評価|点数)\s*[:：]?\s*(?=\S)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Lead();

    [GeneratedRegex(@"^[0-9]{1,3}([.,][0-9]{1,2})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex BareNumber();

    [GeneratedRegex(
        @"^([0-9]([.,][0-9]|½|\s+1/2)?|½)\s*-?\s*(" + StarRow.Word + @"|hearts?|hjerter|点)$|^[0-9]{1,3}\s*[点點分]$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex StarCount();
}
