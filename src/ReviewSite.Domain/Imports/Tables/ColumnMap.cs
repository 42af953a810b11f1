using System.Globalization;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// Which column of a table holds what. Columns are found by their headers; a person may name them instead.
/// </summary>
public sealed class ColumnMap
{
    /// <summary>The line of the headers.</summary>
    public const int HeaderLine = 1;

    private const int MostHeadersListed = 30;

    private ColumnMap(
        TableKind kind,
        bool hasFilm,
        IReadOnlyList<string> headers,
        IReadOnlyDictionary<TableField, int> columns,
        IReadOnlyList<Problem> problems
    ) => (Kind, HasFilm, Headers, Columns, Problems) = (kind, hasFilm, headers, columns, problems);

    public TableKind Kind { get; }

    /// <summary>Whether all rows are about one film that was named beside the table.</summary>
    public bool HasFilm { get; }

    public IReadOnlyList<string> Headers { get; }

    /// <summary>
    /// The place of a field's column, from 0. Columns whose headers say nothing certain are not there.
    /// </summary>
    public IReadOnlyDictionary<TableField, int> Columns { get; }

    public IReadOnlyList<Problem> Problems { get; }

    public bool HasErrors => Problems.Any(p => p.IsError);

    /// <param name="named">The header of the column for a field, where a person said so; it overrides what the headers
    /// say.</param>
    /// <param name="kind">What the rows are about; otherwise the headers tell.</param>
    /// <param name="hasFilm">Whether the film was named beside the table, so that no column has to.</param>
    public static ColumnMap Of(
        IReadOnlyList<string> headers,
        IReadOnlyDictionary<TableField, string>? named = null,
        TableKind? kind = null,
        bool hasFilm = false
    )
    {
        var search = new ColumnSearch(headers, named ?? new Dictionary<TableField, string>(), kind);
        var (columns, problems) = search.Find();
        if (MissingFrom(search.Kind, columns, hasFilm) is { } missing)
        {
            problems.Add(Problem.Error(HeaderLine, Listed(headers), missing));
        }

        return new ColumnMap(search.Kind, hasFilm, [.. headers], columns, problems);
    }

    /// <summary>The headers of the columns that hold nothing that is known here, in their order.</summary>
    public IEnumerable<string> Unused =>
        Headers.Where(
            (header, i) =>
                !string.IsNullOrWhiteSpace(header) && header != FormulaEscaping.Marker && !Columns.Values.Contains(i)
        );

    /// <summary>The header of the field's column, or the field's own name where it has none.</summary>
    public string HeaderOf(TableField field) =>
        Columns.TryGetValue(field, out var column) ? Headers[column] : field.ToString();

    public static string Listed(IReadOnlyList<string> headers) =>
        headers.Count switch
        {
            0 => "no columns",
            <= MostHeadersListed => $"the columns {Joined(headers)}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"the columns {Joined(headers.Take(MostHeadersListed))} and {headers.Count - MostHeadersListed} more"
            ),
        };

    private static string Joined(IEnumerable<string> headers) => string.Join(", ", headers.Select(Problem.Excerpt));

    private static string? MissingFrom(TableKind kind, Dictionary<TableField, int> columns, bool hasFilm)
    {
        if (columns.Count == 0)
        {
            return "expected headers such as “title”, “critic”, “quote” or “metascore”; name the columns";
        }

        if (!TableFields.NeededIn(kind).Any(columns.ContainsKey))
        {
            return kind switch
            {
                TableKind.Reviews => "expected a column with review content, such as a quote or a score; name it",
                TableKind.Films => "expected a column with film titles; name it",
                _ => "expected a column with published figures, such as a score; name it",
            };
        }

        return hasFilm || TableFields.ThatNameAFilm.Any(columns.ContainsKey)
            ? null
            : "expected a column that says which film a row is about: its title, its key or its IMDb id; name the column, or the film";
    }
}
