using System.Globalization;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// The meaning of a table's columns. Columns are recognized by their headers; a person may map them instead.
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

    /// <summary>Whether all rows are about one film that was given separately.</summary>
    public bool HasFilm { get; }

    public IReadOnlyList<string> Headers { get; }

    /// <summary>The index of a field's column, from 0. Columns with uncertain headers are not included.</summary>
    public IReadOnlyDictionary<TableField, int> Columns { get; }

    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Whether the site exported the table; see <see cref="FormulaEscaping.IsExport"/>.</summary>
    public bool IsExport { get; private init; }

    public bool HasErrors => Problems.Any(p => p.IsError);

    /// <summary>What is missing, in words: no column has it, but no row can be read without it.</summary>
    public string? Missing { get; private init; }

    /// <summary>Whether no column can say which film a row is about.</summary>
    public bool NamesNoFilm =>
        Kind == TableKind.Films
            ? !Columns.ContainsKey(TableField.Title)
            : !HasFilm && !TableFields.ThatNameAFilm.Any(Columns.ContainsKey);

    /// <param name="named">The header of the column for a field, if a person said so; it overrides what the headers
    /// say.</param>
    /// <param name="kind">What the rows are about; otherwise the headers decide.</param>
    /// <param name="hasFilm">Whether the film was given separately, so that no column has to name it.</param>
    public static ColumnMap Of(
        IReadOnlyList<string> headers,
        IReadOnlyDictionary<TableField, string>? named = null,
        TableKind? kind = null,
        bool hasFilm = false
    )
    {
        var search = new ColumnSearch(headers, named ?? new Dictionary<TableField, string>(), kind);
        var (columns, problems) = search.Find();
        return Of([.. headers], search.Kind, hasFilm, columns, problems, FormulaEscaping.IsExport(headers));
    }

    /// <summary>The columns as a person chose them, by their index; the other columns are not used.</summary>
    public static ColumnMap At(
        IReadOnlyDictionary<TableField, int> columns,
        IReadOnlyList<string> headers,
        bool hasFilm = false
    )
    {
        var chosen = headers.Select((header, i) => columns.Values.Contains(i) ? header : "").ToList();
        return Of(
            headers,
            ColumnSearch.KindOf(chosen, columns.Keys),
            hasFilm,
            columns,
            [],
            FormulaEscaping.IsExport(headers)
        );
    }

    private static ColumnMap Of(
        IReadOnlyList<string> headers,
        TableKind kind,
        bool hasFilm,
        IReadOnlyDictionary<TableField, int> columns,
        IReadOnlyList<Problem> problems,
        bool isExport
    )
    {
        var missing = MissingFrom(kind, columns, hasFilm);
        return new ColumnMap(
            kind,
            hasFilm,
            headers,
            columns,
            missing is null ? problems : [.. problems, Problem.Error(HeaderLine, Listed(headers), missing)]
        )
        {
            Missing = missing,
            IsExport = isExport,
        };
    }

    /// <summary>The headers of the columns that are not recognized, in their order.</summary>
    public IEnumerable<string> Unused =>
        Headers.Where(
            (header, i) =>
                !string.IsNullOrWhiteSpace(header) && !FormulaEscaping.IsMarker(header) && !Columns.Values.Contains(i)
        );

    /// <summary>The scale that the header of the scores states, such as "Score (out of 10)".</summary>
    public decimal? Scale =>
        Columns.TryGetValue(TableField.OriginalScore, out var column) ? HeaderNames.ScaleIn(Headers[column]) : null;

    /// <summary>The header of the field's column, or the field's own name if it has none.</summary>
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

    private static string? MissingFrom(TableKind kind, IReadOnlyDictionary<TableField, int> columns, bool hasFilm) =>
        columns.Count == 0 ? "no header is known; expected some such as title, critic, quote or metascore"
        : !TableFields.NeededIn(kind).Any(columns.ContainsKey)
            ? kind switch
            {
                TableKind.Reviews => "no column holds reviews, such as a quote or a score",
                TableKind.Films => "no column holds film titles",
                _ => "no column holds published figures, such as a score",
            }
        : !hasFilm && !TableFields.ThatNameAFilm.Any(columns.ContainsKey)
            ? "no column says which film a row is about: its title, its key or its IMDb id"
        : null;
}
