using System.Globalization;
using System.Runtime.CompilerServices;
using ReviewSite.Domain;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>The first stage: every row of every file, understood and put into the staging file.</summary>
internal sealed class RowListing(
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
        var files = new List<(TableFile File, ColumnMap Map)>();
        try
        {
            foreach (var path in request.Paths)
            {
                var file = await TableFile.OpenAsync(path, request.Encoding, cancellation);
                if (IsLeftOut(file))
                {
                    file.Dispose();
                    continue;
                }

                files.Add((file, null!));
                var map = MapOf(file, request);
                files[^1] = (file, map);
            }

            if (files.Count == 0)
            {
                throw OnlyForReading(Path.GetFileName(request.Paths[0]));
            }

            CheckNamed(files.Select(f => f.File));

            // What names films goes before what only refers to them.
            foreach (var (file, map) in files.OrderBy(f => f.Map.Kind == TableKind.Reviews))
            {
                await ReadAsync(file, map, cancellation);
            }
        }
        finally
        {
            files.ForEach(f => f.File.Dispose());
        }
    }

    /// <summary>Next to other files; alone, there is nothing to import.</summary>
    private bool IsLeftOut(TableFile file)
    {
        if (request.Paths.Count == 1 || !TableExport.IsForReading(file.Headers))
        {
            return false;
        }

        var headers = ColumnMap.Listed(file.Headers);
        warnings.AddOfTable(
            file.Name,
            Problem.Warning(ColumnMap.HeaderLine, headers, $"{TableExport.ForReading}; it is left out")
        );
        return true;
    }

    /// <exception cref="InvalidInputException">The columns do not say enough.</exception>
    public static ColumnMap MapOf(TableFile file, TableImportRequest request)
    {
        if (TableExport.IsForReading(file.Headers))
        {
            throw OnlyForReading(file.Name);
        }

        if (request.Columns.TryGetValue(file.FullName, out var columns))
        {
            return Checked(file, ColumnMap.At(columns.Fields, file.Headers, request.Film is not null));
        }

        // A column that a person named may be in one of several files.
        var named = request
            .Named.Where(n => request.Paths.Count == 1 || HasColumn(file, n.Value))
            .ToDictionary(n => n.Key, n => n.Value);
        return Checked(file, ColumnMap.Of(file.Headers, named, kind: null, request.Film is not null));
    }

    private static InvalidInputException OnlyForReading(string file) =>
        new($"{file}: {TableExport.ForReading}. Nothing was imported.");

    private static bool HasColumn(TableFile file, string header) =>
        file.Headers.Any(h => HeaderNames.Key(h) == HeaderNames.Key(header));

    private void CheckNamed(IEnumerable<TableFile> files)
    {
        var missing = request.Named.Where(n => !files.Any(f => HasColumn(f, n.Value))).ToList();
        if (missing is [var (field, header), ..])
        {
            throw new InvalidInputException(
                $"no file has the column {Problem.Excerpt(header)}, which is mapped to {field}. Nothing was imported."
            )
            {
                OnCommandLine = "Use --map FIELD=COLUMN, such as --map quote=body.",
            };
        }
    }

    private static ColumnMap Checked(TableFile file, ColumnMap map) =>
        map.Missing is { } missing
            ? throw new InvalidInputException(
                $"""
                {file.Name}: {missing}.
                Understood: {Listed(map.Columns.Select(c => $"{map.Headers[c.Value]} ({c.Key})"))}
                Not understood: {Listed(map.Unused)}
                Nothing was imported; add the column, or say which one it is.
                """
            )
            {
                OnCommandLine = map.NamesNoFilm
                    ? "Use --film-title-from COLUMN, or --film TITLE where all rows are about one film."
                    : "Use --map FIELD=COLUMN, such as --map quote=body.",
            }
        : map.Problems.FirstOrDefault(p => p.IsError) is { } error
            ? throw new InvalidInputException($"{file.Name}, {error}. Nothing was imported.")
            {
                OnCommandLine = "Use --map FIELD=COLUMN, such as --map quote=body.",
            }
        : map;

    private static string Listed(IEnumerable<string> columns) =>
        string.Join(", ", columns) is { Length: > 0 } listed ? listed : "none";

    private async Task ReadAsync(TableFile file, ColumnMap map, CancellationToken cancellation)
    {
        foreach (var problem in map.Problems)
        {
            warnings.AddOfTable(file.Name, problem);
        }

        if (UnusedIn(file, map).ToList() is { Count: > 0 } unused)
        {
            warnings.AddOfTable(
                file.Name,
                Problem.Warning(
                    ColumnMap.HeaderLine,
                    ColumnMap.Listed(unused),
                    unused.Count == 1 ? "this column is not used" : "these columns are not used"
                )
            );
        }

        var reader = new TableRowReader(map, request.Reading);
        var watch = new TableAnomalies(scale);
        var before = listed.Reviews;
        var rows = ReadAhead.Of(RowsAsync(file, reader, cancellation), SizeOf, cancellation);
        await foreach (var (cells, read, problems, share) in rows)
        {
            var row = read.IsUsable ? Stage(read, file, problems) : read;
            Report(file, cells, row, problems);
            if (row.IsUsable)
            {
                watch.Note(row);
            }

            if (++_rows % RowsBetweenReports == 0)
            {
                progress.Report(new TableProgress(TableStage.Reading, _rows, share));
            }
        }

        // Where nobody ever says mixed, positive and negative are the two halves of a yes or no; an export of ours has
        // other words for those.
        var hasReceptions = watch.SaysMixed || file.StatesReceptions;
        if (!hasReceptions)
        {
            listed.TakeSentimentsForLeanings(before);
        }

        rejected.Complete(file, hasReceptions);

        foreach (var problem in file.Problems.Concat(watch.Problems()))
        {
            warnings.Add(file.Name, problem);
        }
    }

    /// <summary>A file that the site wrote says in a column of its own what was wrong with a row.</summary>
    private static IEnumerable<string> UnusedIn(TableFile file, ColumnMap map) =>
        file.IsGuarded ? map.Unused.Where(header => header != FormulaEscaping.ProblemHeader) : map.Unused;

    private static async IAsyncEnumerable<ReadRow> RowsAsync(
        TableFile file,
        TableRowReader reader,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var (line, cells) in file.RowsAsync(cancellation))
        {
            var problems = new List<Problem>();
            var row = WidthProblem(line, cells, file) is { } wrong
                ? Refused(line, wrong, problems)
                : reader.Read(line, cells, problems);
            yield return new ReadRow(cells, row, problems, file.Progress);
        }
    }

    private TableRow Stage(TableRow row, TableFile file, List<Problem> problems)
    {
        if (_films.Find(row, request.Film, file.Name, problems) is not { } film)
        {
            return Refused(
                row.Line,
                problems.Find(p => p.IsError)
                    ?? Problem.Error(
                        row.Line,
                        "a film given only by its key",
                        "expected its table of films in the same import, or a title"
                    ),
                problems
            );
        }

        if (row.Review is { } review)
        {
            listed.Add(film, review, row.Sentiment);
        }

        if (row.Published is { } published)
        {
            listed.Add(film, published);
        }

        return row;
    }

    private static TableRow Refused(int line, Problem problem, List<Problem> problems)
    {
        problems.Add(problem);
        return new TableRow(line, IsUsable: false, null, null, null, null, null);
    }

    /// <summary>A row is ordinary up to a thousand characters; it may have a million.</summary>
    private static int SizeOf(ReadRow row) => 1 + (row.Cells.Sum(c => c?.Length ?? 0) / 1_000);

    /// <summary>A row with more cells than headers has slipped: nobody knows what is in which column.</summary>
    private static Problem? WidthProblem(int line, IReadOnlyList<string?> cells, TableFile file) =>
        cells.Count > file.Headers.Count && cells.Skip(file.Headers.Count).Any(c => !string.IsNullOrEmpty(c))
            ? Problem.Error(
                line,
                string.Create(CultureInfo.InvariantCulture, $"{cells.Count} cells"),
                string.Create(CultureInfo.InvariantCulture, $"expected {file.Headers.Count}, one per header")
            )
            : null;

    private void Report(TableFile file, IReadOnlyList<string?> cells, TableRow row, List<Problem> problems)
    {
        foreach (var problem in problems.Where(p => !p.IsError))
        {
            warnings.Add(file.Name, problem);
        }

        if (row.IsUsable)
        {
            return;
        }

        var error = problems.First(p => p.IsError);
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

    /// <summary>A row as it was understood.</summary>
    /// <param name="Progress">How much of the file had been read by then, from 0 to 1.</param>
    private sealed record ReadRow(IReadOnlyList<string?> Cells, TableRow Row, List<Problem> Problems, double Progress);
}
