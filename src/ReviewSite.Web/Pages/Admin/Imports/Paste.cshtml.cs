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
using ReviewSite.Web.Imports.Html;
using ReviewSite.Web.Pages.Admin.History;
using ReviewSite.Web.Pages.Admin.Reviews;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>Reviews in any layout, pasted or dropped: first what would happen, then exactly that.</summary>
[RequestSizeLimit(MostRequestBytes)]
[RequestFormLimits(
    MultipartBodyLengthLimit = MostRequestBytes,
    ValueLengthLimit = MostRequestBytes,
    ValueCountLimit = MostValues
)]
public sealed class PasteModel(ReviewSiteDb db, UnitOfWork unitOfWork, ReviewTextImport import) : EditorPage
{
    /// <summary>The largest page, and the form around it, which is sent without escaping.</summary>
    private const int MostRequestBytes = PastedReviews.MaxBytes + (1024 * 1024);

    /// <summary>The fields of every review that can be corrected in place, and a choice to leave out each other.</summary>
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
    public string? Text { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The reviews that are not to be taken in, each as <see cref="PastedItem.Key"/>.</summary>
    [BindProperty]
    public IList<string> LeaveOut { get; set; } = [];

    /// <summary>The state of the store that the preview was of.</summary>
    [BindProperty]
    public long Generation { get; set; }

    /// <summary>What the preview was of: the text and the state of the store.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    /// <summary>The same page with its markup, as the clipboard had it beside the text.</summary>
    [BindProperty]
    public string? Html { get; set; }

    /// <summary>What scores without a scale are out of.</summary>
    [BindProperty]
    public int? Scale { get; set; }

    public Film Film { get; private set; } = null!;

    public ReviewText? Read { get; private set; }

    /// <summary>Every review of the text, with those that are left out.</summary>
    public IReadOnlyList<PastedItem> Items { get; private set; } = [];

    public IReadOnlyList<UnusedLine> Unused { get; private set; } = [];

    /// <summary>Scores whose scale is not known, before the editor said it.</summary>
    public IReadOnlyList<string> ScoresWithoutScale { get; private set; } = [];

    public ImportResult? Preview { get; private set; }

    /// <summary>What would become of the reviews that would be saved, by their keys.</summary>
    public IReadOnlyDictionary<string, PastedOutcome> Outcomes { get; private set; } =
        new Dictionary<string, PastedOutcome>();

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

        // What is saved is the text that was looked at, as it was corrected, into the store as it was.
        if (
            ReadText()
            && Items.All(i => i.IsLeftOut || i.Errors.Count == 0)
            && Shown == ToBeShown()
            && await WriteAsync(isDryRun: false, cancellation) is { } result
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
        var read = ReadRicher();
        var items = PastedItem.Of(read.Reviews, LeaveOut);
        ScoresWithoutScale =
        [
            .. items.Select(i => i.Item).Where(PastedCorrections.LacksScale).Select(i => i.OriginalScore!).Distinct(),
        ];
        Unused = Html is null ? UnusedLine.Of(read, Text ?? "") : [];
        var scale = ReviewInput.Scales.Cast<int?>().FirstOrDefault(s => s == Scale);
        Items = new PastedCorrections(scale, name => Request.Form[name]).Apply(items, Unused);
        LeaveOut = [.. Items.Where(i => i.IsLeftOut).Select(i => i.Key)];
        Read = read with { Reviews = [.. Saved.Select(i => i.Item)] };
        return !Read.HasErrors;
    }

    private IEnumerable<PastedItem> Saved => Items.Where(i => !i.IsLeftOut && i.Errors.Count == 0);

    /// <summary>With the markup that the clipboard had, where that shows as many reviews as the text does.</summary>
    private ReviewText ReadRicher()
    {
        var plain = PastedReviews.Read(Text ?? "");
        if (!string.IsNullOrWhiteSpace(Html))
        {
            var rich = HtmlReviewReader.Read(Html);
            if (!rich.HasErrors && rich.Reviews.Count >= plain.Reviews.Count)
            {
                return rich;
            }
        }

        Html = null;
        return plain;
    }

    private string ToBeShown() =>
        Fingerprint.Of(
            string.Create(CultureInfo.InvariantCulture, $"{Film.Id} {Generation} {Convert.ToHexString(TextHash())}")
        );

    private byte[] TextHash() => SHA256.HashData(Encoding.UTF8.GetBytes($"{Text}\0{Html}"));

    /// <summary>What makes another import of the same text.</summary>
    private string Corrections()
    {
        var edits = Items.SelectMany(i => i.Edits.Select(e => $"\n{i.Key} {e.Key} {e.Value}"));
        return string.Concat(edits) + (Scale is null ? "" : $"\nout of {Scale}");
    }

    /// <returns>Nothing where the store has changed since the preview.</returns>
    private Task<ImportResult?> WriteAsync(bool isDryRun, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(
            LeaveOut.Count == 0
                ? Text + Corrections()
                : $"{Text}{Corrections()}\nwithout {string.Join(' ', LeaveOut.Order())}"
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
                    var result = await import.ImportAsync(db, film, "pasted text", bytes, Read!, cancellation);
                    Outcomes = Saved
                        .Zip(result.Outcomes.Zip(PastedChanges.Of(db, result)))
                        .ToDictionary(
                            p => p.First.Key,
                            p => new PastedOutcome(p.Second.First.Outcome, p.Second.First.Review, p.Second.Second)
                        );
                    return result;
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
        Html = string.IsNullOrWhiteSpace(Html) || Upload is not null ? null : Html.ReplaceLineEndings("\n");

        Film = (await db.FindBySlugOrMovedAsync(slug, cancellation))!;
        return Film is not null;
    }
}
