using System.Globalization;
using System.Runtime.CompilerServices;
using ReviewSite.Domain;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>The first stage: reads every row of every file, and lists what it says.</summary>
internal sealed class TableReader(
    TableImportRequest request,
    ListedRows listed,
    TableWarnings warnings,
    RejectedRows rejected,
    VerdictScale scale,
    IProgress<TableProgress> progress
)
{
    private const int RowsBetweenReports = 2_000;

    private readonly ListedFilmLookup _films = new(listed);
    private long _rows;

    public async Task ReadAsync(CancellationToken cancellation)
    {
        var opened = new List<TableFile>();
        try
        {
            // What names films goes before what only refers to them.
            var tables = await OpenAsync(opened, cancellation);
            foreach (var (file, map) in tables.OrderBy(t => t.Map.Kind == TableKind.Reviews))
            {
                await ReadAsync(file, map, cancellation);
            }
        }
        finally
        {
            opened.ForEach(f => f.Dispose());
        }

        listed.Complete();
    }

    /// <param name="opened">Receives all files, to be disposed.</param>
    private async Task<List<(TableFile File, ColumnMap Map)>> OpenAsync(
        List<TableFile> opened,
        CancellationToken cancellation
    )
    {
        var mapping = new ColumnMapping(request);
        var tables = new List<(TableFile File, ColumnMap Map)>();
        foreach (var path in request.Paths)
        {
            var file = await TableFile.OpenAsync(path, request.Encoding, cancellation);
            opened.Add(file);
            if (!IsLeftOut(file))
            {
                tables.Add((file, mapping.MapOf(file)));
            }
        }

        if (tables.Count == 0)
        {
            throw ColumnMapping.OnlyForReading(opened[0]);
        }

        mapping.CheckNamed([.. tables.Select(t => t.File)]);
        return tables;
    }

    /// <summary>Next to other files; alone, there is nothing to import.</summary>
    private bool IsLeftOut(TableFile file)
    {
        if (request.Paths.Count == 1 || !TableExport.IsForReading(file.Headers))
        {
            return false;
        }

        WarnOfColumns(file, file.Headers, $"{TableExport.ForReading}; it is left out");
        return true;
    }

    private void WarnOfColumns(TableFile file, IReadOnlyList<string> headers, string message) =>
        warnings.AddOfTable(file.Name, Problem.Warning(ColumnMap.HeaderLine, ColumnMap.Listed(headers), message));

    private async Task ReadAsync(TableFile file, ColumnMap map, CancellationToken cancellation)
    {
        WarnOfHeaders(file, map);
        var (before, filmsBefore, repeated) = (listed.Reviews, listed.Films, 0);
        var anomalies = new TableAnomalies(scale);
        var reader = new TableRowReader(map, request.Reading);
        var rows = ReadAhead.Of(RowsAsync(file, reader, cancellation), SizeOf, cancellation);
        await foreach (var (cells, row, problems, share) in rows)
        {
            var films = listed.Films;
            if (row is { IsUsable: true } && List(row, file, problems) is { } film)
            {
                anomalies.Note(row);
                repeated += film > filmsBefore && film <= films ? 1 : 0;
            }

            Report(file, cells, problems);

            if (++_rows % RowsBetweenReports == 0)
            {
                progress.Report(new TableProgress(TableStage.Reading, _rows, share));
            }
        }

        // If no row says mixed, positive and negative are the two halves of a yes-or-no label. Exports of this site use
        // other words for those.
        var hasReceptions = anomalies.SaysMixed || file.StatesReceptions;
        if (!hasReceptions)
        {
            listed.TakeSentimentsForLeanings(before);
        }

        rejected.Complete(file, hasReceptions);
        foreach (var problem in file.Problems.Concat(anomalies.Problems()))
        {
            warnings.Add(file.Name, problem);
        }

        if (map.Kind == TableKind.Films && repeated > 0 && map.Unused.Any())
        {
            WarnOfRepeatedFilms(file, repeated);
        }
    }

    private void WarnOfRepeatedFilms(TableFile file, int rows) =>
        warnings.AddOfTable(
            file.Name,
            Problem.Warning(
                ColumnMap.HeaderLine,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a table of films in which {(rows == 1 ? "one row is" : $"{rows:#,0} rows are")} about a film of "
                        + $"an earlier row"
                ),
                "no review is imported; if the rows are reviews, choose the columns of their critics, scores and quotes"
            )
        );

    private void WarnOfHeaders(TableFile file, ColumnMap map)
    {
        foreach (var problem in map.Problems)
        {
            warnings.AddOfTable(file.Name, problem);
        }

        // A file that the site wrote says in a column of its own what was wrong with a row.
        var unused = map.Unused.Where(h => !file.IsGuarded || h != FormulaEscaping.ProblemHeader).ToList();
        if (unused.Count > 0)
        {
            WarnOfColumns(file, unused, unused.Count == 1 ? "this column is not used" : "these columns are not used");
        }
    }

    private static async IAsyncEnumerable<ReadRow> RowsAsync(
        TableFile file,
        TableRowReader reader,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var (line, cells) in file.RowsAsync(cancellation))
        {
            var problems = new List<Problem>();
            var row = FitsHeaders(line, cells, file, problems) ? reader.Read(line, cells, problems) : null;
            yield return new ReadRow(cells, row, problems, file.Progress);
        }
    }

    /// <summary>A row is ordinary up to a thousand characters; it may have a million.</summary>
    private static int SizeOf(ReadRow row) => 1 + (row.Cells.Sum(c => c?.Length ?? 0) / 1_000);

    /// <summary>A row with more cells than headers has slipped: nobody knows what is in which column.</summary>
    private static bool FitsHeaders(int line, IReadOnlyList<string?> cells, TableFile file, List<Problem> problems)
    {
        if (cells.Count <= file.Headers.Count || cells.Skip(file.Headers.Count).All(string.IsNullOrEmpty))
        {
            return true;
        }

        problems.Add(
            Problem.Error(
                line,
                string.Create(CultureInfo.InvariantCulture, $"{cells.Count} cells"),
                string.Create(CultureInfo.InvariantCulture, $"expected {file.Headers.Count}, one per header")
            )
        );
        return false;
    }

    /// <returns>The number of its film; <c>null</c> if that is not known, and an error says why.</returns>
    private int? List(TableRow row, TableFile file, List<Problem> problems)
    {
        if (_films.Find(row, request.Film, file.Name, problems) is not { } film)
        {
            return null;
        }

        if (row.Review is { } review)
        {
            listed.Add(film, review, row.Sentiment);
        }

        if (row.Published is { } published)
        {
            listed.Add(film, published);
        }

        return film;
    }

    private void Report(TableFile file, IReadOnlyList<string?> cells, List<Problem> problems)
    {
        foreach (var problem in problems.Where(p => !p.IsError))
        {
            warnings.Add(file.Name, problem);
        }

        if (problems.Find(p => p.IsError) is not { } error)
        {
            return;
        }

        if (!request.SkipsErrors)
        {
            throw new InvalidInputException(
                $"{file.Name}, {error}. Nothing was imported; fix the row, or skip invalid rows."
            )
            {
                OnCommandLine = "Use --on-error skip.",
            };
        }

        rejected.Add(file, cells, error.ToString());
    }

    /// <param name="Row"><c>null</c> if the cells do not fit the headers.</param>
    /// <param name="Progress">How much of the file had been read by then, from 0 to 1.</param>
    private sealed record ReadRow(IReadOnlyList<string?> Cells, TableRow? Row, List<Problem> Problems, double Progress);
}
