using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Importing.Recognition;

/// <summary>
/// Reads a page of reviews in any layout by the pattern that repeats in it. Never throws, and invents nothing: a line that
/// belongs to no review is reported and left out.
/// </summary>
public static class ReviewPageReader
{
    public static ReviewText Read(string text) => Read(PageLine.Of(text));

    public static ReviewText Read(IEnumerable<PageLine> lines)
    {
        var problems = new List<Problem>();
        var page = PageSections.Keep(Cleaned(lines), problems);
        var (published, rest) = PageHead.Read(page);
        var tokens = QuoteLines.Join(RepeatedText.Remove(LineTokenizer.Tokenize(rest)));
        var ranges = Outliers.Remove(tokens, RecordSearch.Find(tokens));
        ranges = ReviewEvidence.IsGiven(page, published is not null, tokens, ranges) ? ranges : [];
        var fields = ranges.Select(r => RecordFields.Of(tokens.Take(r))).ToList();
        var reader = new RecordReader(PageScale.Find(page, fields), problems);
        var reviews = NameRoles.Assign(fields, problems).Select(reader.Read).Where(r => !r.IsEmpty).ToList();
        LeftOver.Report(tokens, ranges, problems);
        if (reviews.Count == 0)
        {
            problems.Add(Problem.Error(1, "nothing that looks like a review", "expected reviews with a score, a name or a quote each"));
        }

        return new ReviewText(published, reviews, [.. problems.OrderBy(p => p.Line)]);
    }

    private static List<PageLine> Cleaned(IEnumerable<PageLine> lines) =>
        [.. lines.Select(l => l with { Text = PlainText.Line(l.Text) ?? "" }).Where(l => l.Text.Length > 0)];
}
