using Microsoft.AspNetCore.Mvc;
using ReviewSite.Web.Imports.Posters;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Admin.Posters;

/// <summary>Adds many posters at once: the upload, then its progress, then its result.</summary>
[RequestSizeLimit(MostRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostRequestBytes, ValueCountLimit = PosterSource.MostFiles + 100)]
public sealed class IndexModel(PosterJobs jobs) : EditorPage
{
    private const long MostRequestBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>Most uploads are done by then, without another page.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    [BindProperty]
    public IReadOnlyList<IFormFile> Uploads { get; set; } = [];

    [BindProperty]
    public bool Replaces { get; set; }

    public string? Upload { get; private set; }

    /// <summary><c>null</c> if nothing was uploaded yet.</summary>
    public PosterJob? Job { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? upload, CancellationToken cancellation)
    {
        if (upload is null)
        {
            return Page();
        }

        (Upload, Job) = (upload, await jobs.FindAsync(upload, cancellation));
        if (Job is null)
        {
            return NotFound();
        }

        await Task.WhenAny(Job.Ended, Task.Delay(_patience, cancellation));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Uploads.Count == 0)
        {
            ModelState.AddModelError("", "Choose a ZIP file or pictures first.");
            return Refused();
        }

        var streams = Uploads.Select(u => (u.FileName, Content: u.OpenReadStream())).ToList();
        try
        {
            var id = await jobs.StartAsync(streams, Replaces, Editor, cancellation);
            return LocalRedirect(Address.Of("/admin/posters", ("upload", id)));
        }
        finally
        {
            streams.ForEach(s => s.Content.Dispose());
        }
    }

    public async Task<IActionResult> OnPostCancelAsync(string? upload, CancellationToken cancellation)
    {
        if (upload is null || await jobs.FindAsync(upload, cancellation) is not { } job)
        {
            return NotFound();
        }

        await jobs.CancelAsync(job, upload, cancellation);
        return LocalRedirect(Address.Of("/admin/posters", ("upload", upload)));
    }
}
