using System.Text.Json.Serialization;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>What became of the rows. Nodes of several versions exchange it, so its names in JSON stay.</summary>
/// <param name="IsKnown">The same files were imported before and are in force, so nothing was done.</param>
/// <param name="Warnings">How often each kind of warning came, with the first line.</param>
/// <param name="RejectedFiles">The rejected rows, a file for each table that has some.</param>
public sealed record TableImportResult(
    bool IsKnown,
    int? ImportId,
    int Films,
    int New,
    int Changed,
    int Unchanged,
    int Repeated,
    [property: JsonPropertyName("Skipped")] int Rejected,
    IReadOnlyList<string> Warnings,
    [property: JsonPropertyName("SkippedFiles")] IReadOnlyList<string> RejectedFiles
)
{
    public static readonly TableImportResult Known = new(IsKnown: true, null, 0, 0, 0, 0, 0, 0, [], []);
}
