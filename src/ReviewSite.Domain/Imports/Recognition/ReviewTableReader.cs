using System.Globalization;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>Reads a table of reviews: by its header, or else each row like a block of a page.</summary>
public static class ReviewTableReader
{
    /// <summary>The most reviews of a text; the rows of a table after them are left out.</summary>
    public const int MostRows = 5_000;

    /// <param name="rows">Each with the line it starts at, the header among them if there is one.</param>
    /// <param name="stop">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    public static ReviewText Read(
        IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> rows,
        CancellationToken stop = default
    ) =>
        rows.Count > 0 && TableHeader.Read(rows[0].Cells) is { } header
            ? ReadByHeader(header, rows, stop)
            : ReviewPageReader.Read(WithoutNumbers(rows).SelectMany(r => Lines(r.Line, r.Cells)), stop);

    /// <summary>A first column that numbers the rows is not a score.</summary>
    private static IEnumerable<(int Line, IReadOnlyList<string> Cells)> WithoutNumbers(
        IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> rows
    )
    {
        var isCounted =
            rows.Count > 2
            && rows.Index()
                .All(r =>
                    r.Item.Cells.Count > 0
                    && r.Item.Cells[0].TrimEnd('.') == (r.Index + 1).ToString(CultureInfo.InvariantCulture)
                );
        return isCounted ? rows.Select(r => (r.Line, (IReadOnlyList<string>)[.. r.Cells.Skip(1)])) : rows;
    }

    public static bool HasHeader(IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> rows) =>
        rows.Count > 1 && TableHeader.Read(rows[0].Cells) is not null;

    private static IEnumerable<PageLine> Lines(int line, IEnumerable<string> cells) =>
        cells.Where(c => c.Length > 0).Select((cell, i) => new PageLine(line, cell) { StartsBlock = i == 0 });

    private static ReviewText ReadByHeader(
        TableHeader header,
        IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> rows,
        CancellationToken stop
    )
    {
        var problems = new List<Problem>(Unread(header, rows));
        var records = new List<RecordFields>();
        foreach (var (line, cells) in rows.Skip(1).Take(MostRows))
        {
            stop.ThrowIfCancellationRequested();
            records.AddRange(Record(header, line, cells, problems) is { } record ? [record] : []);
        }

        var scale = PageScale.Of(header.Scale, records);
        var reader = new RecordReader(scale, problems)
        {
            Order = PageDates.OrderOf(records.Select(f => f.Date?.Text).OfType<string>()),
        };
        var reviews = NameRoles.Assign(records, problems).Select(reader.Read).Where(r => !r.IsEmpty).ToList();
        if (reviews.Count == 0)
        {
            problems.Add(
                Problem.Error(
                    1,
                    "a table without a review",
                    "expected rows with a critic, a publication, a score or a quote"
                )
            );
        }

        return new ReviewText(null, reviews, [.. problems.OrderBy(p => p.Line)]) { Scale = scale };
    }

    /// <summary>
    /// What is left out of the table: columns that are not fields of a review, and rows that are too many.
    /// </summary>
    private static IEnumerable<Problem> Unread(
        TableHeader header,
        IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> rows
    )
    {
        var (line, headers) = rows[0];
        var unread = headers
            .Index()
            .Where(h =>
                header.Fields[h.Index] is null
                && h.Index != header.UrlColumn
                && PlainText.Line(h.Item) is not null
                && rows.Skip(1).Any(r => h.Index < r.Cells.Count && PlainText.Line(r.Cells[h.Index]) is not null)
            )
            .Select(h => Problem.Excerpt(PlainText.Line(h.Item)!))
            .ToList();
        if (unread.Count > 0)
        {
            yield return Problem.Warning(
                line,
                $"{(unread.Count == 1 ? "the column" : "the columns")} {string.Join(", ", unread)}",
                "left out; import the table as a file to use more columns"
            );
        }

        if (rows.Count - 1 > MostRows)
        {
            yield return Problem.Warning(
                rows[MostRows + 1].Line,
                string.Create(CultureInfo.InvariantCulture, $"more than {MostRows:#,0} rows"),
                "the rest is left out; import the table as a file"
            );
        }
    }

    private static RecordFields? Record(
        TableHeader header,
        int line,
        IReadOnlyList<string> cells,
        List<Problem> problems
    )
    {
        var tokens = new List<Token>();
        foreach (var (index, cell) in cells.Index().Where(c => PlainText.Line(c.Item) is not null))
        {
            if (index >= header.Fields.Count || header.Fields[index] is not { } kind)
            {
                continue;
            }

            var text = kind == FieldKind.Quote ? PlainText.Paragraphs(cell)! : PlainText.Line(cell)!;
            if (kind == FieldKind.Quote ? CellParser.IsMissingText(text) : CellParser.IsMissing(text))
            {
                continue;
            }

            if (InlineField.Labelled(new PageLine(line, text), kind, text) is { } token)
            {
                tokens.Add(token);
            }
            else if (kind == FieldKind.Score && text.Length <= OriginalScore.MaxLength)
            {
                tokens.Add(new Token(kind, line, text) { IsCertain = true });
            }
            else
            {
                problems.Add(
                    Problem.Warning(line, Problem.Excerpt(text), "expected the field that the column names; left out")
                );
            }
        }

        var url = header.UrlColumn >= 0 && header.UrlColumn < cells.Count ? cells[header.UrlColumn] : null;
        return tokens.Count == 0 ? null : RecordFields.Of(tokens) with { Url = WebAddress.Of(url) };
    }
}
