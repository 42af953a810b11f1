using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using ReviewSite.Domain.Importing.Tables;
using ReviewSite.Web.Data.Importing.Tables;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>Tables that were uploaded: first how their columns are understood, then where the import is, then what came of it.</summary>
public sealed class TableModel(TableJobs jobs) : EditorPage
{
    private const string ColumnField = "column-";

    [BindProperty]
    public TableInput Input { get; set; } = new();

    public string Id { get; private set; } = "";

    /// <summary>None before it was started.</summary>
    public TableJob? Job { get; private set; }

    public IReadOnlyList<TablePreview> Previews { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        Id = id;
        Job = jobs.Find(id);
        return Job is not null || await PreviewAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation)
    {
        Id = id;
        if (!await PreviewAsync(cancellation))
        {
            return NotFound();
        }

        if (Input.Read(ModelState) is not { } options)
        {
            return Refused();
        }

        jobs.Forget(id);
        jobs.Start(id, new TableImportRequest([.. Previews.Select(p => p.Path)], Editor)
        {
            Columns = Previews.ToDictionary(p => p.Path, ColumnsOf),
            Reading = options,
            SkipsErrors = Input.SkipsErrors,
            Encoding = Input.FindEncoding(),
        });
        return LocalRedirect($"/admin/imports/tables/{id}");
    }

    public IActionResult OnPostCancel(string id)
    {
        jobs.Find(id)?.Cancel();
        return LocalRedirect($"/admin/imports/tables/{id}");
    }

    /// <summary>After a failure, for other columns.</summary>
    public IActionResult OnPostAgain(string id)
    {
        jobs.Forget(id);
        return LocalRedirect($"/admin/imports/tables/{id}");
    }

    /// <param name="file">Which of the files of rows that were left out, from 0.</param>
    public IActionResult OnGetSkipped(string id, int file) => jobs.Find(id)?.Result?.SkippedFiles.ElementAtOrDefault(file) is { } path && System.IO.File.Exists(path)
        ? PhysicalFile(path, "text/csv; charset=utf-8", Path.GetFileName(path))
        : NotFound();

    /// <summary>The name of the choice for a column of a file.</summary>
    public static string FieldOf(int file, int column) => string.Create(CultureInfo.InvariantCulture, $"{ColumnField}{file}-{column}");

    private async Task<bool> PreviewAsync(CancellationToken cancellation)
    {
        var previews = new List<TablePreview>();
        foreach (var path in jobs.FilesOf(Id))
        {
            previews.Add(await TablePreview.OfAsync(path, Input.FindEncoding(), cancellation));
        }

        Previews = previews;
        return previews.Count > 0;
    }

    private TableColumns ColumnsOf(TablePreview preview)
    {
        var file = Previews.Index().First(p => p.Item == preview).Index;
        var named = new Dictionary<TableField, string>();
        var ignored = new HashSet<string>();
        foreach (var (column, header) in preview.Headers.Index())
        {
            if (Enum.TryParse<TableField>(Request.Form[FieldOf(file, column)], out var field) && Enum.IsDefined(field))
            {
                named[field] = header;
            }
            else
            {
                ignored.Add(header);
            }
        }

        return new TableColumns(named, ignored);
    }
}
