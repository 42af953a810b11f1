namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// Spreadsheets run a cell that begins like a formula. Such a cell is written with an apostrophe in front, and so is
/// one that already looks escaped, so that unescaping always restores the original.
/// </summary>
public static class FormulaEscaping
{
    /// <summary>
    /// The header of an empty last column, in files whose cells are escaped. Positive and negative are receptions
    /// there, whatever words the other rows have.
    /// </summary>
    public const string Marker = "reviewsite-guarded";

    /// <summary>The header instead, if nothing but the words of its rows says what the file's words mean.</summary>
    public const string PlainMarker = "reviewsite-escaped";

    /// <summary>The header of the column before it, in a file of rejected rows.</summary>
    public const string ProblemHeader = "problem";

    private const char Apostrophe = '\'';

    public static bool IsMarker(string header) => header is Marker or PlainMarker;

    /// <summary>Whether the site exported the table, so that an empty cell is the only one without a value.</summary>
    public static bool IsExport(IReadOnlyList<string> headers) => headers is [.., not ProblemHeader, Marker];

    public static string Guard(string cell) => NeedsGuard(cell) ? Apostrophe + cell : cell;

    public static string Unguard(string cell) => cell.StartsWith(Apostrophe) && NeedsGuard(cell) ? cell[1..] : cell;

    /// <summary>Whether it begins like a formula, behind any number of apostrophes.</summary>
    private static bool NeedsGuard(string cell) =>
        cell.AsSpan().TrimStart(Apostrophe) is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
