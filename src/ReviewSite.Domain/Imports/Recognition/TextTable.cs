using System.Text.RegularExpressions;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>A table in a text: a selection copied from a spreadsheet, CSV, or Markdown.</summary>
/// <param name="Rows">Each with the line it starts at.</param>
internal sealed partial record TextTable(IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Rows)
{
    public IReadOnlyList<PageLine> Above { get; private init; } = [];

    public IReadOnlyList<PageLine> Below { get; private init; } = [];

    private const int FewestColumns = 2;
    private const int MostLinesAbove = 20;
    private const double MostRows = 0.7;

    /// <summary><c>null</c> if the text is not a table.</summary>
    public static TextTable? Read(string text, CancellationToken stop) =>
        ReadMarkdown(text)
        ?? ReadDelimited(text, '\t', stop)
        ?? ReadDelimited(text, ',', stop)
        ?? ReadDelimited(text, ';', stop)
        ?? ReadDelimited(text, '|', stop);

    private static TextTable? ReadMarkdown(string text)
    {
        var lines = TextLine.Split(text);
        var rule = lines.FirstOrDefault(l => l.Text.Contains('|') && MarkdownRule().IsMatch(l.Text));
        if (rule.Number < 2)
        {
            return null;
        }

        var rows = lines
            .Skip(rule.Number - 2)
            .TakeWhile(l => l.Text.Contains('|'))
            .Where(l => l.Number != rule.Number)
            .Select(l => (l.Number, Cells: MarkdownCells(l.Text)))
            .ToList();
        var (first, last) = (rule.Number - 1, rule.Number + rows.Count - 1);
        return rows.Count >= 2
            ? new TextTable(rows)
            {
                Above = [.. PageLine.Of(text).TakeWhile(l => l.Number < first)],
                Below = [.. PageLine.Of(text).SkipWhile(l => l.Number <= last)],
            }
            : null;
    }

    private static IReadOnlyList<string> MarkdownCells(string line)
    {
        var inner = line.StartsWith('|') ? line[1..] : line;
        inner = inner.EndsWith('|') ? inner[..^1] : inner;
        return
        [
            .. UnescapedBar()
                .Split(inner)
                .Select(c => c.Replace(@"\|", "|", StringComparison.Ordinal).Trim(' ', '*', '_')),
        ];
    }

    /// <summary>Commas occur in every text, so only tabs make a table without a header.</summary>
    private static TextTable? ReadDelimited(string text, char delimiter, CancellationToken stop)
    {
        if (!text.Contains(delimiter))
        {
            return null;
        }

        var rows = DelimitedText.Rows(text, delimiter, stop).Where(r => r.Cells.Any(c => c.Length > 0)).ToList();
        var start = rows.FindIndex(
            0,
            Math.Min(rows.Count, MostLinesAbove),
            r => r.Cells.Count >= FewestColumns && TableHeader.Read(r.Cells) is not null
        );
        if (start >= 0)
        {
            return new TextTable(rows[start..])
            {
                Above = [.. PageLine.Of(text).TakeWhile(l => l.Number < rows[start].Line)],
            };
        }

        var wide = rows.Count(r => r.Cells.Count > FewestColumns);
        return delimiter == '\t' && wide > 0 && wide >= MostRows * rows.Count ? new TextTable(rows) : null;
    }

    [GeneratedRegex(@"^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$", RegexOptions.ExplicitCapture)]
    private static partial Regex MarkdownRule();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedBar();
}
