using ReviewSite.Domain;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Exports;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>Maps the columns of tables: as the request says, else as their headers do.</summary>
internal sealed class ColumnMapping(TableImportRequest request)
{
    private const string HowToMap = "Use --map FIELD=COLUMN, such as --map quote=body.";

    /// <exception cref="InvalidInputException">The columns do not say enough.</exception>
    public ColumnMap MapOf(TableFile file)
    {
        if (TableExport.IsForReading(file.Headers))
        {
            throw OnlyForReading(file);
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

    public static InvalidInputException OnlyForReading(TableFile file) =>
        new($"{file.Name}: {TableExport.ForReading}. Nothing was imported.");

    /// <exception cref="InvalidInputException">No file has one of the columns that a person named.</exception>
    public void CheckNamed(IReadOnlyList<TableFile> files)
    {
        var missing = request.Named.Where(n => !files.Any(f => HasColumn(f, n.Value))).ToList();
        if (missing is [var (field, header), ..])
        {
            throw new InvalidInputException(
                $"no file has the column {Problem.Excerpt(header)}, which is mapped to {field}. Nothing was imported."
            )
            {
                OnCommandLine = HowToMap,
            };
        }
    }

    private static bool HasColumn(TableFile file, string header) =>
        file.Headers.Any(h => HeaderNames.Key(h) == HeaderNames.Key(header));

    private static ColumnMap Checked(TableFile file, ColumnMap map)
    {
        if (map.Missing is { } missing)
        {
            throw new InvalidInputException(
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
                    : HowToMap,
            };
        }

        if (map.Problems.FirstOrDefault(p => p.IsError) is { } error)
        {
            throw new InvalidInputException($"{file.Name}, {error}. Nothing was imported.")
            {
                OnCommandLine = HowToMap,
            };
        }

        return map;
    }

    private static string Listed(IEnumerable<string> columns) =>
        string.Join(", ", columns) is { Length: > 0 } listed ? listed : "none";
}
