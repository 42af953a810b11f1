using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>
/// Uploaded tables: first how their columns are understood, then the progress of the import, then its result.
/// </summary>
public sealed class TableModel(TableJobs jobs, TableUploads uploads, ReviewSiteDb db) : EditorPage
{
    private const string ColumnField = "column-";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    [BindProperty]
    public TableInput Input { get; set; } = new();

    public string Id { get; private set; } = "";

    /// <summary><c>null</c> before it was started.</summary>
    public TableJob? Job { get; private set; }

    /// <summary>What the import would do; <c>null</c> if the tables cannot be read as they are.</summary>
    public TableJob? DryRun { get; private set; }

    /// <summary>
    /// Whether the import was started before the site was restarted, so that only the store knows its outcome.
    /// </summary>
    public bool WasStartedBeforeRestart { get; private set; }

    /// <summary>The number of the finished import in the history, to undo it.</summary>
    public int? UndoEntry { get; private set; }

    public IReadOnlyList<TablePreview> Previews { get; private set; } = [];

    /// <summary>As the import does next to other files; alone, there is nothing to import.</summary>
    public bool IsLeftOut(TablePreview preview) => preview.IsForReading && Previews.Any(p => !p.IsForReading);

    /// <summary>Whether columns are shown that were not visible when the form was sent.</summary>
    public bool IsReadAnew { get; private set; }

    /// <summary>An address that no upload can have leads nowhere, whichever handler is asked for.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!Uploads.IsId((string)RouteData.Values["id"]!))
        {
            context.Result = NotFound();
        }
    }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        Id = id;
        Job = await jobs.FindAsync(id, cancellation);
        var tried = await jobs.FindRequestAsync(id, cancellation);
        Input = tried is null ? Input : TableInput.Of(tried);
        if (Job is { Result.ImportId: { } import })
        {
            UndoEntry = await db
                .History.ThatAdded(nameof(Import), import)
                .Select(e => (int?)e.Id)
                .FirstOrDefaultAsync(cancellation);
        }

        if (Job is not null)
        {
            return Page();
        }

        WasStartedBeforeRestart = await uploads.WasStartedAsync(id, cancellation);
        if (!await PreviewAsync(tried, cancellation))
        {
            return WasStartedBeforeRestart ? Page() : NotFound();
        }

        DryRun = await jobs.FindDryRunAsync(id, cancellation);
        if (DryRun is null && ReadRequest() is { } request)
        {
            DryRun = await jobs.DryRunAsync(id, request, cancellation);
        }

        await WaitForAsync(DryRun, cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation) =>
        SendAsync(
            id,
            async request =>
            {
                await jobs.ForgetAsync(id, cancellation);
                await jobs.StartAsync(id, request, cancellation);
            },
            cancellation
        );

    /// <summary>A dry run with the current columns.</summary>
    public Task<IActionResult> OnPostPreviewAsync(string id, CancellationToken cancellation) =>
        SendAsync(id, request => jobs.DryRunAsync(id, request, cancellation), cancellation);

    public async Task<IActionResult> OnPostCancelAsync(string id, CancellationToken cancellation)
    {
        await jobs.CancelAsync(id, cancellation);
        return LocalRedirect($"/admin/imports/tables/{id}");
    }

    /// <summary>After a failure, for other columns.</summary>
    public async Task<IActionResult> OnPostAgainAsync(string id, CancellationToken cancellation)
    {
        await jobs.ForgetAsync(id, cancellation);
        return LocalRedirect($"/admin/imports/tables/{id}");
    }

    /// <param name="file">Which of the files of rejected rows, from 0.</param>
    public async Task<IActionResult> OnGetSkippedAsync(string id, int file, CancellationToken cancellation) =>
        await jobs.FindRejectedAsync(id, file, cancellation) is { } path
            ? PhysicalFile(path, "text/csv; charset=utf-8", Path.GetFileName(path))
            : NotFound();

    /// <summary>The name of the choice for a column of a file.</summary>
    public static string FieldOf(int file, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{ColumnField}{file}-{column}");

    private async Task<IActionResult> SendAsync(
        string id,
        Func<TableImportRequest, Task> start,
        CancellationToken cancellation
    )
    {
        Id = id;
        if (!await PreviewAsync(await jobs.FindRequestAsync(id, cancellation), cancellation))
        {
            return NotFound();
        }

        if (ReadRequest() is not { } request)
        {
            return Refused();
        }

        // A file that could be read only after its encoding was stated, so that nobody has seen its columns.
        if (Previews.Index().Any(p => !IsLeftOut(p.Item) && !IsSent(p.Index, p.Item)))
        {
            IsReadAnew = true;
            return Page();
        }

        await start(request);
        return LocalRedirect($"/admin/imports/tables/{id}");
    }

    /// <returns><c>null</c> if something in the form is wrong, or a file cannot be read.</returns>
    private TableImportRequest? ReadRequest()
    {
        var film = Input.ReadFilm(ModelState);
        return Input.Read(ModelState) is { } options && Previews.All(p => p.IsRead)
            ? new TableImportRequest([.. Previews.Select(p => p.Path)], Editor)
            {
                Columns = Previews.ToDictionary(p => p.Path, p => p.ToColumns()),
                Reading = options,
                Film = film,
                SkipsErrors = Input.SkipsErrors,
                Encoding = Input.FindEncoding(),
            }
            : null;
    }

    /// <summary>For ordinary tables the dry run has ended by then, and its figures are on the page at once.</summary>
    private static async Task WaitForAsync(TableJob? dryRun, CancellationToken cancellation)
    {
        if (dryRun is not null)
        {
            await Task.WhenAny(dryRun.Ended, Task.Delay(_patience, cancellation));
        }
    }

    private async Task<bool> PreviewAsync(TableImportRequest? tried, CancellationToken cancellation)
    {
        var previews = new List<TablePreview>();
        foreach (var (file, path) in (await uploads.FilesOfAsync(Id, cancellation)).Index())
        {
            var preview = await TablePreview.OfAsync(
                path,
                Input.FindEncoding(),
                !string.IsNullOrWhiteSpace(Input.FilmTitle),
                cancellation
            );
            previews.Add(preview with { Fields = FieldsSaidOf(file, preview, tried) ?? preview.Fields });
        }

        Previews = previews;
        return previews.Count > 0;
    }

    private bool IsSent(int file, TablePreview preview) =>
        Request.HasFormContentType && preview.Shown.All(column => Request.Form.ContainsKey(FieldOf(file, column)));

    /// <summary>
    /// What a person said of the columns, now or at the last try; <c>null</c> if they have said nothing.
    /// </summary>
    private Dictionary<int, TableField>? FieldsSaidOf(int file, TablePreview preview, TableImportRequest? tried)
    {
        if (preview.IsRead && IsSent(file, preview))
        {
            return FieldsSent(file, preview);
        }

        return tried?.Columns.GetValueOrDefault(preview.Path) is { } said
            ? said.Fields.ToDictionary(f => f.Value, f => f.Key)
            : null;
    }

    private Dictionary<int, TableField> FieldsSent(int file, TablePreview preview) =>
        Enumerable
            .Range(0, preview.Headers.Count)
            .Select(column => (Column: column, Field: FieldSent(file, column)))
            .Where(c => c.Field is not null)
            .ToDictionary(c => c.Column, c => c.Field!.Value);

    private TableField? FieldSent(int file, int column) =>
        Enum.TryParse<TableField>(Request.Form[FieldOf(file, column)], out var field) && Enum.IsDefined(field)
            ? field
            : null;
}
