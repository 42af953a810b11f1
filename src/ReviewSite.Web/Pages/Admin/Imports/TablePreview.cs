using System.Text;
using ReviewSite.Domain;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>The first rows of a table, and what its columns seem to hold.</summary>
/// <param name="Fields">The field of each column, by its position, without columns that are left out.</param>
/// <param name="Problem">Why it is not a table; then all else is empty.</param>
public sealed record TablePreview(
    string Path,
    IReadOnlyList<string> Headers,
    IReadOnlyDictionary<int, TableField> Fields,
    IReadOnlyList<IReadOnlyList<string?>> Rows,
    string? Problem
)
{
    /// <summary>
    /// More would make the page too large to work with; columns that are not shown keep their recognized meaning.
    /// </summary>
    public const int ColumnsShown = 50;

    /// <summary>The number for each column.</summary>
    private const int SamplesShown = 3;

    private const int RowsRead = 20;
    private const int LongestSample = 80;

    /// <summary>
    /// The columns that the page shows, by their place: those that were recognized, then the others, as many as fit.
    /// </summary>
    public IReadOnlyList<int> Shown { get; } =
    [.. Headers.Index().Select(h => h.Index).OrderByDescending(Fields.ContainsKey).Take(ColumnsShown).Order()];

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether it is of an export, and says nothing of films or reviews.</summary>
    public bool IsForReading => TableExport.IsForReading(Headers);

    /// <summary>Whether there are rows to look at, though something may be wrong with them.</summary>
    public bool IsRead => Headers.Count > 0;

    /// <summary>Some values of a column, different ones, each short enough to be looked at.</summary>
    public IEnumerable<string> SamplesOf(int column) =>
        Rows.Select(r => PlainText.Line(r.ElementAtOrDefault(column)))
            .OfType<string>()
            .Distinct()
            .Take(SamplesShown)
            .Select(s => s.Length <= LongestSample ? s : $"{s[..LongestSample].TrimEnd()}…");

    /// <param name="hasFilm">Whether the film was given separately, so that no column has to name it.</param>
    public static async Task<TablePreview> OfAsync(
        string path,
        Encoding? encoding,
        bool hasFilm,
        CancellationToken cancellation
    )
    {
        try
        {
            using var file = await TableFile.OpenAsync(path, encoding, cancellation);
            var map = ColumnMap.Of(file.Headers, named: null, kind: null, hasFilm);
            var rows = new List<IReadOnlyList<string?>>();
            await foreach (var (_, cells) in file.RowsAsync(cancellation))
            {
                rows.Add(cells);
                if (rows.Count == RowsRead)
                {
                    break;
                }
            }

            return new TablePreview(
                path,
                file.Headers,
                map.Columns.ToDictionary(c => c.Value, c => c.Key),
                rows,
                TableExport.IsForReading(file.Headers) ? $"{Phrases.Capitalized(TableExport.ForReading)}."
                    : map.Problems is [var first, ..] ? first.ToString()
                    : null
            );
        }
        catch (InvalidInputException e)
        {
            return new TablePreview(path, [], new Dictionary<int, TableField>(), [], e.Message);
        }
    }

    /// <summary>In the form an import takes them.</summary>
    public ChosenColumns ToColumns()
    {
        var fields = new Dictionary<TableField, int>();
        foreach (var (column, field) in Fields.OrderBy(f => f.Key))
        {
            fields[field] = column;
        }

        return new ChosenColumns(fields);
    }
}
