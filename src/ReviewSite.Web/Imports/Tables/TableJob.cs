namespace ReviewSite.Web.Imports.Tables;

/// <summary>An import of tables, or a dry run of one.</summary>
public sealed class TableJob(TableImportRequest request) : UploadJob<TableProgress, TableImportResult>
{
    public TableImportRequest Request { get; } = request;

    protected override string WhenCancelled => "The import was canceled; nothing was imported.";

    protected override string WhenFailed =>
        "The import failed unexpectedly, and the error has been logged. Nothing was imported.";
}
