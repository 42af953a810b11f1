using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>Reviews in any layout, pasted or dropped: first what would happen, then exactly that.</summary>
[RequestSizeLimit(MostRequestBytes)]
[RequestFormLimits(
    MultipartBodyLengthLimit = MostRequestBytes,
    ValueLengthLimit = MostRequestBytes,
    ValueCountLimit = MostValues
)]
public sealed class PasteModel(ReviewSiteDb db, PastedImport import, TimeProvider time) : FilmFormPage(db)
{
    /// <summary>The largest page, and the form around it, which is sent without escaping.</summary>
    private const int MostRequestBytes = PastedReviews.MaxBytes + (1024 * 1024);

    /// <summary>
    /// The fields of every review that can be corrected in place, and a checkbox for every other one.
    /// </summary>
    private const int MostValues = 20_000;

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
    [Display(Name = "A page of reviews, a list or a table")]
    public string? Text { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The reviews that are not to be imported, each as <see cref="PastedItem.Key"/>.</summary>
    [BindProperty]
    [ScaffoldColumn(false)]
    public IList<string> LeaveOut { get; set; } = [];

    /// <summary>The version of the content at the preview.</summary>
    [BindProperty(Name = "Generation")]
    [ScaffoldColumn(false)]
    public long ContentVersion { get; set; }

    /// <summary>Identifies what the preview showed: the text and the state of the store.</summary>
    [BindProperty]
    [ScaffoldColumn(false)]
    public string? Shown { get; set; }

    /// <summary>The same page with its markup, from the clipboard.</summary>
    [BindProperty]
    [ScaffoldColumn(false)]
    public string? Html { get; set; }

    /// <summary>The scale of scores that do not state one.</summary>
    [BindProperty]
    public int? Scale { get; set; }

    /// <summary>How the text is to be read if it leaves that open.</summary>
    [BindProperty]
    [ScaffoldColumn(false)]
    public PastedChoices Choices { get; set; } = new();

    /// <summary>The choices at the preview.</summary>
    [BindProperty]
    [ScaffoldColumn(false)]
    public PastedChoices ShownChoices { get; set; } = new();

    public PastedReading? Reading { get; private set; }

    public ReviewText? Parsed => Reading?.Parsed;

    public IReadOnlyList<PastedItem> Items => Reading?.Items ?? [];

    public IReadOnlyList<UnusedLine> Unused => Reading?.Unused ?? [];

    public IReadOnlyList<string> ScoresWithoutScale => Reading?.ScoresWithoutScale ?? [];

    public ReviewTextImportResult? Preview { get; private set; }

    /// <summary>The outcomes for the reviews that would be saved, by their keys.</summary>
    public IReadOnlyDictionary<string, PastedOutcome> Outcomes { get; private set; } =
        new Dictionary<string, PastedOutcome>();

    public FilmSummary? After { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation) =>
        await ReadFormAsync(slug, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (!await ReadFormAsync(slug, cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid && await PreviewAsync(cancellation) ? Page() : Refused();
    }

    public async Task<IActionResult> OnPostSaveAsync(string slug, CancellationToken cancellation)
    {
        if (!await ReadFormAsync(slug, cancellation))
        {
            return NotFound();
        }

        // Saves the previewed text with its corrections, only if the store has not changed.
        var reading = ReadText();
        if (
            reading.MayBeSaved
            && Shown == reading.FingerprintOn(Film, ContentVersion)
            && await import.SaveAsync(Film, reading, Editor, version => version == ContentVersion, cancellation)
                is { Result: var result }
        )
        {
            return SavedAt(
                $"/films/{Film.Slug}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Saved: {result.Added} new, {result.Changed} changed, {result.Unchanged} unchanged."
                )
            );
        }

        if (!await PreviewAsync(cancellation) || Items.Any(i => i.Errors.Count > 0))
        {
            return Refused();
        }

        ModelState.AddModelError(
            "",
            "Nothing was saved: the text or the site has changed since the preview. Check the new preview, then save."
        );
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> PreviewAsync(CancellationToken cancellation)
    {
        var reading = ReadText();
        if (reading.Parsed.HasErrors)
        {
            ModelState.AddModelError("Text", "This text cannot be imported. The problems are listed below, by line.");
            return false;
        }

        ModelState.Clear();
        var preview = await import.PreviewAsync(Film, reading, Editor, cancellation);
        (Preview, Outcomes, ContentVersion) = (preview.Result, preview.Outcomes, preview.ContentVersion);
        After = Preview.Film.Summary;
        Shown = reading.FingerprintOn(Film, ContentVersion);
        return true;
    }

    private PastedReading ReadText()
    {
        Reading = PastedReading.Of(
            new PastedInput(Text ?? "")
            {
                Html = Html,
                Scale = Scale,
                Choices = Choices.Read(),
                Shown = ShownChoices.Read(),
                LeaveOut = LeaveOut,
                CorrectionOf = name => Request.Form[name],
            },
            time
        );
        Html = Reading.Html;
        return Reading;
    }

    private async Task<bool> ReadFormAsync(string slug, CancellationToken cancellation)
    {
        if (Upload is not null)
        {
            Text = await ReadAsync(Upload, cancellation);
        }

        // Browsers send CRLF, whatever the line endings of the file.
        Text = Text?.ReplaceLineEndings("\n");
        Html = string.IsNullOrWhiteSpace(Html) || Upload is not null ? null : Html.ReplaceLineEndings("\n");

        return await LoadAsync(slug, cancellation);
    }

    private async Task<string?> ReadAsync(IFormFile file, CancellationToken cancellation)
    {
        if (TableFile.IsWorkbook(file.FileName))
        {
            ModelState.AddModelError("Upload", TableFile.RefusalOfWorkbook(file.FileName));
            return null;
        }

        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, cancellation);
        var bytes = copy.ToArray();
        var text = SourceBytes.Decode(bytes);
        if (text is null)
        {
            ModelState.AddModelError(
                "Upload",
                $"Line {ReviewTextReader.FirstLineThatIsNotUtf8(bytes)} of {file.FileName} is not UTF-8. "
                    + "Save the file as UTF-8 and choose it again, or paste its text."
            );
        }

        return text;
    }
}

/// <summary>
/// The answers of the form to <see cref="PastedQuestions"/>; each may be empty, to keep what was recognized.
/// </summary>
public sealed class PastedChoices
{
    public NameRole? First { get; set; }

    public NameRole? Only { get; set; }

    public DateOrder? Dates { get; set; }

    public ReadingChoices Read() => new(Known(First), Known(Only), Known(Dates));

    private static T? Known<T>(T? value)
        where T : struct, Enum => value is { } known && Enum.IsDefined(known) ? known : null;
}
