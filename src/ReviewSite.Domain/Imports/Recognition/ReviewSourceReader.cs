using System.Text;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Reads the reviews in any text: the layout of <see cref="ReviewTextReader"/>, a table, a list, or a page as it is
/// copied.
/// </summary>
public static class ReviewSourceReader
{
    /// <inheritdoc cref="ReviewTextReader.Read(ReadOnlySpan{byte})"/>
    /// <param name="stop">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    public static ReviewText Read(ReadOnlySpan<byte> utf8, CancellationToken stop = default) =>
        utf8.Length > ReviewTextReader.MaxBytes || ReviewTextReader.FirstLineThatIsNotUtf8(utf8) is not null
            ? ReviewTextReader.Read(utf8)
            : Read(Encoding.UTF8.GetString(utf8), stop);

    public static ReviewText Read(string text, CancellationToken stop = default)
    {
        if (Encoding.UTF8.GetByteCount(text) is > ReviewTextReader.MaxBytes and var bytes)
        {
            return ReviewTextReader.TooLarge(bytes);
        }

        var own = ReviewTextReader.Read(text);
        if (IsOwnLayout(own) || (own.Reviews.Count > 0 && own.HasErrors))
        {
            return own;
        }

        if (
            TextTable.Read(text, stop) is { } table
            && ReviewTableReader.Read(table.Rows, stop) is { Reviews.Count: > 0 } rows
        )
        {
            return WithLinesAround(rows, table);
        }

        var page = ReviewPageReader.Read(text, stop);
        return own.Reviews.Count > 0 && page.Reviews.Count == 0 ? own : page;
    }

    /// <summary>The lines above a table may be the head of a page; what else is around it is reported.</summary>
    private static ReviewText WithLinesAround(ReviewText rows, TextTable table)
    {
        var problems = new List<Problem>(rows.Problems);
        var (published, others) = PageHead.Read(table.Above);
        foreach (var lines in new[] { others, table.Below })
        {
            LeftOver.Report([.. lines.Select(l => new Token(FieldKind.Other, l.Number, l.Text))], [], problems);
        }

        return rows with
        {
            Published = published,
            Problems = [.. problems.OrderBy(p => p.Line)],
        };
    }

    /// <summary>Its labels are not in any other layout; without them, it must be parsed without any problem.</summary>
    private static bool IsOwnLayout(ReviewText own) =>
        own.Reviews.Count > 0
        && (
            own.Problems.Count == 0 || own.Reviews.Any(r => r is not { Critic: null, Credit: null, Publication: null })
        );
}
