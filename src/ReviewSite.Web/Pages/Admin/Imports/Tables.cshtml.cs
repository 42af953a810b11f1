using System.Text;
using Microsoft.AspNetCore.Mvc;
using ReviewSite.Web.Imports.Tables;

namespace ReviewSite.Web.Pages.Admin.Imports;

[RequestSizeLimit(MostRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostRequestBytes, ValueLengthLimit = MostPastedBytes)]
public sealed class TablesModel(TableJobs jobs) : EditorPage
{
    /// <summary>Two tables of a million rows.</summary>
    private const long MostRequestBytes = 2L * 1024 * 1024 * 1024;

    [BindProperty]
    public IReadOnlyList<IFormFile> Uploads { get; set; } = [];

    /// <summary>Larger than a typical selection in a spreadsheet; a larger table should be sent as a file.</summary>
    private const int MostPastedBytes = 20 * 1024 * 1024;

    /// <summary>Rows from a spreadsheet, in place of a file.</summary>
    [BindProperty]
    public string? Pasted { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Uploads.Count == 0 && !string.IsNullOrWhiteSpace(Pasted))
        {
            using var rows = new MemoryStream(Encoding.UTF8.GetBytes(Pasted));
            return await KeptAsync([("pasted-rows.csv", rows)], cancellation);
        }

        if (Uploads.FirstOrDefault(u => TableFile.IsWorkbook(u.FileName)) is { } workbook)
        {
            ModelState.AddModelError("", TableFile.RefusalOfWorkbook(workbook.FileName));
            return Refused();
        }

        if (Uploads.Count == 0 || Uploads.FirstOrDefault(u => !TableFile.IsTable(u.FileName)) is not null)
        {
            ModelState.AddModelError(
                "",
                "Choose files that end in .csv, .tsv, .json or .jsonl, or paste rows. To import a film's review "
                    + "page as text, paste it on the film's own page."
            );
            return Refused();
        }

        if (Uploads.GroupBy(u => Path.GetFileName(u.FileName)).Any(g => g.Count() > 1))
        {
            ModelState.AddModelError("", "Two of the files have the same name; rename one.");
            return Refused();
        }

        var streams = Uploads.Select(u => (u.FileName, Content: u.OpenReadStream())).ToList();
        try
        {
            return await KeptAsync(streams, cancellation);
        }
        finally
        {
            streams.ForEach(s => s.Content.Dispose());
        }
    }

    private async Task<IActionResult> KeptAsync(
        IEnumerable<(string Name, Stream Content)> files,
        CancellationToken cancellation
    ) => LocalRedirect($"/admin/imports/tables/{await jobs.KeepAsync(files, cancellation)}");
}
