using AngleSharp.Dom;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Imports.Html;

/// <summary>A table of reviews with a header, the largest of the page.</summary>
internal static class HtmlTables
{
    public static ReviewText? Read(IDocument document, CancellationToken stop) =>
        document
            .QuerySelectorAll("table")
            .Where(t => t.QuerySelector("table") is null)
            .Select(t => Read(t, stop))
            .OfType<ReviewText>()
            .MaxBy(t => t.Reviews.Count);

    private static ReviewText? Read(IElement table, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var rows = table
            .QuerySelectorAll("tr")
            .Select(r =>
                (r.SourceReference?.Position.Line ?? 1, Cells: (IReadOnlyList<string>)[.. r.Children.Select(Cell)])
            )
            .ToList();
        return ReviewTableReader.HasHeader(rows) && ReviewTableReader.Read(rows, stop) is { Reviews.Count: > 0 } text
            ? text
            : null;
    }

    private static string Cell(IElement cell) =>
        MarkupHints.ValueOf(cell.FirstElementChild ?? cell) ?? PlainText.Line(cell.TextContent) ?? "";
}
