using System.Globalization;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>The scale of a page's scores that do not state one.</summary>
/// <param name="Points">The scale of numbers.</param>
/// <param name="Stars">The scale of rows of stars, if all rows that show their empty stars have the same
/// length.</param>
public sealed partial record PageScale(decimal? Points, decimal? Stars)
{
    /// <summary>Scores that are all at most this may be out of 10 as well as out of 100.</summary>
    private const decimal HighestDoubtful = 10;

    /// <summary>
    /// As the page states it outside its quotes, unless one of its scores is above that; else 100 if a score is above
    /// 10; else nothing, since nobody can know.
    /// </summary>
    public static PageScale Find(IEnumerable<PageLine> lines, IReadOnlyList<RecordFields> records)
    {
        var quotes = records
            .SelectMany(r => r.Quote)
            .SelectMany(t => t.Text.Split('\n'))
            .Where(q => q.Length > 0)
            .ToList();
        var highest = records.Max(r => PageScores.BareValue(r.Score?.Text ?? "")) ?? 0;
        var stated = lines
            .Where(l => Stated(l.Text) >= highest && !quotes.Exists(l.Text.Contains))
            .Select(l => Stated(l.Text))
            .FirstOrDefault();
        return Of(stated, records);
    }

    public static PageScale Of(decimal? stated, IReadOnlyList<RecordFields> records)
    {
        var scores = records.Select(r => r.Score?.Text).OfType<string>().ToList();
        var isOfHundred = scores.Any(s => PageScores.BareValue(s) > HighestDoubtful);
        var stars = scores.Select(StarRow.Length).OfType<int>().Distinct().Take(2).ToList();
        return new PageScale(stated ?? (isOfHundred ? Score.Highest : null), stars is [var length] ? length : stated);
    }

    public decimal? For(string score) => PageScores.IsBare(score) ? Points : Stars;

    /// <summary>"All scores are out of 10", "Score (out of 5)", "Note /20".</summary>
    public static decimal? Stated(string text) =>
        text.Length <= 100 && StatedForm().Match(text) is { Success: true } match
            ? decimal.Parse(match.Groups["scale"].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(
        @"(?<![0-9½]\s*-?)\b(scores?|ratings?|grades?|notes?|noten?|wertung(en)?|bewertung(en)?|puntuaci(ón|ones)"
            + @"|nota|karakter(er)?|vot[oi]|stars?|scale)\b[^0-9/]{0,25}"
            + @"(\bout of|\bof|\bsur|\bvon|\bsobre|\bde|\bsu|\bud af|\baf|/"
            + @"|0\s*(-|–|to)|1\s*(-|–|to))\s*(?<scale>4|5|6|10|20|100)[)\]]?\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex StatedForm();
}
