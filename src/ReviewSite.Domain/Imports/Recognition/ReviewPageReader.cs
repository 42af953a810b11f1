using System.Text.RegularExpressions;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Reads a page of reviews in any layout by the pattern that repeats in it. Never throws, and invents nothing: a line
/// that does not belong to a review is reported and left out.
/// </summary>
public static partial class ReviewPageReader
{
    /// <summary>More than any page of reviews has, so that every text is read within seconds.</summary>
    private const int MostLines = 5_000;

    /// <param name="stop">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    public static ReviewText Read(string text, CancellationToken stop = default) => Read(PageLine.Of(text), stop);

    /// <inheritdoc cref="Read(string, CancellationToken)"/>
    public static ReviewText Read(IEnumerable<PageLine> lines, CancellationToken stop = default)
    {
        var problems = new List<Problem>();
        var page = Separators.Remove(Cleaned(lines.Take(MostLines + 1), problems), problems);
        page = PageSections.Keep(page, problems);
        var (published, rest) = PageHead.Read(page);
        var tokens = Paragraphs.Mark(QuoteLines.Join(RepeatedText.Remove(LineTokenizer.Tokenize(rest, stop))));
        var (found, names) = RecordSearch.Find(tokens, stop);
        var ranges = Outliers.Remove(tokens, found);
        ranges = ReviewEvidence.IsGiven(page, published is not null, tokens, ranges) ? ranges : [];
        var areQuotesFirst = ShortQuote.AreFirst([.. ranges.Select(r => tokens.Take(r))]);
        var fields = WithKnownLeanings([.. ranges.Select(r => RecordFields.Of(tokens.Take(r), names, areQuotesFirst))]);
        fields = TrailingScores.Take(fields, problems);
        var scale = PageScale.Find(page, fields);
        var reader = new RecordReader(scale, problems)
        {
            Order = PageDates.OrderOf(fields.Select(f => f.Date?.Text).OfType<string>()),
        };
        var reviews = NameRoles.Assign(fields, problems).Select(reader.Read).Where(r => !r.IsEmpty).ToList();
        LeftOver.Report(tokens, ranges, problems);
        if (reviews.Count == 0)
        {
            problems.Add(
                Problem.Error(
                    1,
                    "nothing that looks like a review",
                    "expected reviews with a score, a name or a quote each"
                )
            );
        }

        return new ReviewText(published, reviews, [.. problems.OrderBy(p => p.Line)]) { Scale = scale };
    }

    /// <summary>If few reviews of a page have one, the word means something else, such as a film's title.</summary>
    private static IReadOnlyList<RecordFields> WithKnownLeanings(IReadOnlyList<RecordFields> records) =>
        records.Count(r => r.Leaning is not null) * 2 >= records.Count
            ? records
            : [.. records.Select(r => r with { Leaning = null })];

    private static List<PageLine> Cleaned(IEnumerable<PageLine> lines, List<Problem> problems)
    {
        var cleaned = lines
            .Select(l =>
                l with
                {
                    Text =
                        PlainText.Line(Markup().Replace(l.Text.Trim().Replace("\t", " | "), "${bold}${italic}")) ?? "",
                }
            )
            .Where(l => l.Text.Length > 0)
            .ToList();
        if (cleaned.Count > MostLines)
        {
            problems.Add(
                Problem.Warning(
                    cleaned[^1].Number,
                    "a very long text",
                    $"the first {MostLines:#,0} lines were read; split the text"
                )
            );
        }

        return cleaned;
    }

    /// <summary>Bold and italic text in Markdown.</summary>
    [GeneratedRegex(
        @"(\*\*|__)(?<bold>[^*_\p{L}]*\p{L}[^*_]*)(\*\*|__)|(?<![*\w])\*(?<italic>\p{L}[^*]*)\*(?!\*)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Markup();
}
