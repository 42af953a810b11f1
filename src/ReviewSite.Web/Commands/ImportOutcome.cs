using ReviewSite.Web.Imports;
using ReviewSite.Web.Imports.Catalogue;
using ReviewSite.Web.Imports.Tables;

namespace ReviewSite.Web.Commands;

/// <summary>The answer of <c>import --json</c>: one outcome for each text, one for tables imported together.</summary>
internal sealed record ImportOutcomes(bool IsDryRun, IReadOnlyList<ImportOutcome> Imports);

/// <param name="Film">The slug of the film that a text is about; <c>null</c> of tables.</param>
/// <param name="IsAlreadyImported">The same files are in force, so nothing was done.</param>
internal sealed record ImportOutcome(
    string Source,
    string? Film,
    bool IsAlreadyImported,
    int Films,
    int New,
    int Changed,
    int Unchanged,
    int Repeated,
    int Skipped,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> SkippedFiles
)
{
    public static ImportOutcome Of(ReviewTextImportResult result) =>
        new(
            result.Source,
            result.Film.Slug,
            result.IsKnown,
            Films: 1,
            result.Added,
            result.Changed,
            result.Unchanged,
            result.Outcomes.Count - result.Added - result.Changed - result.Unchanged,
            Skipped: 0,
            result.Warnings,
            []
        );

    public static ImportOutcome Of(TableImportRequest request, TableImportResult result) =>
        new(
            request.Source,
            Film: null,
            result.IsKnown,
            result.Films,
            result.New,
            result.Changed,
            result.Unchanged,
            result.Repeated,
            result.Rejected,
            result.Warnings,
            result.RejectedFiles
        );

    public static ImportOutcome Of(string source, CatalogueCounts counts) =>
        new(
            source,
            Film: null,
            IsAlreadyImported: false,
            counts.Films,
            counts.Reviews,
            0,
            0,
            0,
            0,
            counts.Notice is { } notice ? [notice] : [],
            []
        );
}
