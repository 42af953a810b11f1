using System.Text.RegularExpressions;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Distinguishes reviews from other texts of the same form: news items have names, dates and paragraphs as well.
/// Evidence for a review is a score, a link to "the full review", quotation marks, or a page that says it contains
/// critics' reviews.
/// </summary>
internal static partial class ReviewEvidence
{
    public static bool IsGiven(
        IReadOnlyList<PageLine> page,
        bool hasCount,
        IReadOnlyList<Token> tokens,
        IReadOnlyList<Range> records
    )
    {
        var enough = (records.Count + 1) / 2;
        return hasCount
            || records.Count(r => tokens.Take(r).Any(IsTelling)) >= enough
            || page.Any(l => PageSections.IsCritics(l.Text));
    }

    private static bool IsTelling(Token token) =>
        token.Kind switch
        {
            FieldKind.Score or FieldKind.Leaning => true,
            FieldKind.Link => ReviewWord().IsMatch(token.Text),
            FieldKind.Quote => token.IsCertain
                || token.Text[0] is '“' or '"' or '«' or '„' or '「' or '”'
                || TrailingScores.IsAtEnd(token.Text),
            FieldKind.Publication => token.IsCertain,
            _ => false,
        };

    [GeneratedRegex(
        "review|kritik|critique|crítica|reseña|anmeld|recens|レビュー",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ReviewWord();
}
