using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>Reviews in any layout, pasted or dropped: first what would happen, then exactly that.</summary>
[RequestSizeLimit(MostRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostRequestBytes, ValueLengthLimit = MostRequestBytes)]
public sealed class PasteModel(ReviewSiteDb db, UnitOfWork unitOfWork, ReviewTextImport import) : EditorPage
{
    /// <summary>The largest page, and the form around it, which is sent without escaping.</summary>
    private const int MostRequestBytes = PastedReviews.MaxBytes + (1024 * 1024);

    /// <summary>Shown on the empty page: a page copied as text, a list, and a table.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        """
            88
            The Daily Example
            Jul 15, 2013
            Tense from the first minute to the last.
            By Ann Critic
            Read full review
            """,
        "• 75 — Bob Writer, Example Weekly (Jul 16, 2013): A rough first film with a steady hand.",
        """
            Critic,Publication,Score,Quote
            Cay Author,Example Post,3.5/4,"Loud, quick and never dull."
            """,
    ];

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The reviews that are not to be taken in, each as <see cref="PastedItem.Key"/>.</summary>
    [BindProperty]
    public IList<string> LeaveOut { get; set; } = [];

    /// <summary>The state of the store that the preview was of.</summary>
    [BindProperty]
    public long Generation { get; set; }

    /// <summary>What the preview was of: text, what was left out, and the state of the store.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    public Film Film { get; private set; } = null!;

    public ReviewText? Read { get; private set; }

    /// <summary>Every review of the text, with those that are left out.</summary>
    public IReadOnlyList<PastedItem> Items { get; private set; } = [];

    public ImportResult? Preview { get; private set; }

    public FilmSummary? After { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation) =>
        await LoadAsync(slug, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        return await PreviewAsync(cancellation) ? Page() : Refused();
    }

    public async Task<IActionResult> OnPostSaveAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        // What is saved is what was looked at: the same text, the same left out, and the store as it was.
        if (ReadText() && Shown == ToBeShown() && await WriteAsync(isDryRun: false, cancellation) is { } result)
        {
            return SavedAt(
                $"/films/{Film.Slug}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Saved: {result.Added} new, {result.Changed} changed, {result.Unchanged} unchanged."
                )
            );
        }

        if (!await PreviewAsync(cancellation))
        {
            return Refused();
        }

        ModelState.AddModelError(
            "",
            "Nothing was saved: the text, your selection or the site has changed since the preview. Check "
                + "the new preview, then save."
        );
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> PreviewAsync(CancellationToken cancellation)
    {
        if (!ReadText())
        {
            ModelState.AddModelError("Text", "This text cannot be imported. The problems are listed below, by line.");
            return false;
        }

        ModelState.Clear();
        Preview = await WriteAsync(isDryRun: true, cancellation);
        After = Preview!.Film.Summary;
        Shown = ToBeShown();
        return true;
    }

    private bool ReadText()
    {
        Read = PastedReviews.Read(Text ?? "");
        Items = PastedItem.Of(Read.Reviews, LeaveOut);
        LeaveOut = [.. Items.Where(i => i.IsLeftOut).Select(i => i.Key)];
        Read = Read with { Reviews = [.. Items.Where(i => !i.IsLeftOut).Select(i => i.Item)] };
        return !Read.HasErrors;
    }

    private string ToBeShown() =>
        Fingerprint.Of(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Film.Id} {Generation} {string.Join(' ', LeaveOut.Order())} {Convert.ToHexString(TextHash())}"
            )
        );

    private byte[] TextHash() => SHA256.HashData(Encoding.UTF8.GetBytes(Text ?? ""));

    /// <returns>Nothing where the store has changed since the preview.</returns>
    private Task<ImportResult?> WriteAsync(bool isDryRun, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(
            LeaveOut.Count == 0 ? Text ?? "" : $"{Text}\nwithout {string.Join(' ', LeaveOut.Order())}"
        );
        return unitOfWork.ExecuteAsync(
            new StoreChange<ImportResult?>(
                Editor,
                "Reviews pasted",
                async db =>
                {
                    var generation = await db.State.Select(s => s.Generation).SingleAsync(cancellation);
                    if (!isDryRun && generation != Generation)
                    {
                        return null;
                    }

                    Generation = generation;
                    var film = await db.Films.SingleAsync(f => f.Id == Film.Id, cancellation);
                    return await import.ImportAsync(db, film, "pasted text", bytes, Read!, cancellation);
                }
            )
            {
                IsDryRun = isDryRun,
            },
            cancellation
        );
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellation)
    {
        if (Upload is not null)
        {
            using var reader = new StreamReader(Upload.OpenReadStream(), Encoding.UTF8);
            Text = await reader.ReadToEndAsync(cancellation);
        }

        // Browsers send CRLF, whatever the file had.
        Text = Text?.ReplaceLineEndings("\n");

        Film = (await db.FindBySlugOrMovedAsync(slug, cancellation))!;
        return Film is not null;
    }
}
