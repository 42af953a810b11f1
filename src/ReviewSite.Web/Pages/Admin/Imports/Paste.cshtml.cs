using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Importing;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Data;
using ReviewSite.Web.Data.Importing;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>A whole review text, pasted or dropped: first what would happen, then exactly that.</summary>
[RequestSizeLimit(MostRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostRequestBytes, ValueLengthLimit = MostRequestBytes)]
public sealed class PasteModel(ReviewSiteDb db, WriteDoor door, ReviewTextImport import) : EditorPage
{
    /// <summary>The text at its longest, each byte escaped as forms do, and what is around it.</summary>
    private const int MostRequestBytes = (ReviewTextReader.MaxBytes * 3) + (64 * 1024);

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The lines of reviews that are not to be taken in.</summary>
    [BindProperty]
    public IList<int> LeaveOut { get; set; } = [];

    /// <summary>The state of the store that the preview was of.</summary>
    [BindProperty]
    public long Generation { get; set; }

    public Film Film { get; private set; } = null!;

    public ReviewText? Read { get; private set; }

    public ImportResult? Preview { get; private set; }

    public FilmSummary? After { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation) => await LoadAsync(slug, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        if (Upload is not null)
        {
            using var reader = new StreamReader(Upload.OpenReadStream(), Encoding.UTF8);
            Text = await reader.ReadToEndAsync(cancellation);
        }

        await PreviewAsync(cancellation);
        return Preview is null ? Refused() : Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        var shown = Generation;
        await PreviewAsync(cancellation);
        if (Preview is null)
        {
            return Refused();
        }

        if (Generation != shown)
        {
            ModelState.AddModelError("", "The site has changed since this preview. Look at it anew, then save.");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        var result = await WriteAsync(isRehearsal: false, cancellation);
        return SavedAt(
            $"/films/{Film.Slug}",
            string.Create(CultureInfo.InvariantCulture, $"Saved: {result.Added} new, {result.Changed} changed, {result.Unchanged} unchanged."));
    }

    private async Task PreviewAsync(CancellationToken cancellation)
    {
        Read = ReviewTextReader.Read(Encoding.UTF8.GetBytes(Text ?? ""));
        Read = Read with { Reviews = [.. Read.Reviews.Where(r => !LeaveOut.Contains(r.Line))] };
        if (Read.HasErrors)
        {
            ModelState.AddModelError("Text", "The text cannot be taken in as it is; what is wrong stands below, with its line.");
            return;
        }

        ModelState.Remove(nameof(Generation));
        Generation = await db.State.Select(s => s.Generation).SingleAsync(cancellation);
        Preview = await WriteAsync(isRehearsal: true, cancellation);
        After = Preview.Film.Summary;
    }

    private Task<ImportResult> WriteAsync(bool isRehearsal, CancellationToken cancellation)
    {
        var left = string.Join(',', LeaveOut.Order());
        var bytes = Encoding.UTF8.GetBytes(LeaveOut.Count == 0 ? Text ?? "" : $"{Text}\nwithout lines {left}");
        return door.WriteAsync(
            new StoreChange<ImportResult>(
                Editor,
                "Reviews pasted",
                async db => await import.TakeInAsync(
                    db, await db.Films.SingleAsync(f => f.Id == Film.Id, cancellation), "pasted text", bytes, Read!, cancellation))
            { IsRehearsal = isRehearsal },
            cancellation);
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellation)
    {
        Film = (await db.Films.AsNoTracking().SingleOrDefaultAsync(f => f.Slug == slug, cancellation))!;
        return Film is not null;
    }
}
