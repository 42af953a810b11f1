using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>What the columns of a pasted table are.</summary>
/// <param name="Fields">The fields by column; <c>null</c> for a column that is not part of a review.</param>
/// <param name="Scale">The scale that the score column states.</param>
/// <param name="UrlColumn">The column of links, or -1.</param>
internal sealed record TableHeader(IReadOnlyList<FieldKind?> Fields, decimal? Scale, int UrlColumn)
{
    /// <summary>
    /// The header, if at least two cells of the row name fields of a review and none is longer than a header is.
    /// </summary>
    public static TableHeader? Read(IReadOnlyList<string> cells)
    {
        const int LongestCell = 40;
        if (cells.Any(c => c.Length > LongestCell))
        {
            return null;
        }

        var fields = cells.Select(FieldOf).ToList();
        return fields.Where(f => f is not null).Distinct().Count() >= 2
            ? new TableHeader(
                fields,
                cells.Select(PageScale.Stated).FirstOrDefault(s => s is not null),
                UrlColumnOf(cells)
            )
            : null;
    }

    private static int UrlColumnOf(IReadOnlyList<string> cells) =>
        cells
            .Index()
            .Where(c => HeaderNames.FieldOf(TableKind.Reviews, c.Item) == TableField.Url)
            .Select(c => c.Index)
            .DefaultIfEmpty(-1)
            .First();

    private static FieldKind? FieldOf(string cell) => PagePhrases.LabelOf(HeaderNames.WithoutAside(cell));
}
