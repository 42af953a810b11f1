using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Pages.Admin.Imports;
using ReviewSite.Web.Pages.Admin.Reviews;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api.Writing;

/// <summary>
/// Imports reviews from a text of any layout, like the paste form: a preview, or the result of saving.
/// </summary>
internal sealed class ImportWriting(
    IDbContextFactory<ReviewSiteDb> dbs,
    PastedImport import,
    VerdictScale scale,
    TimeProvider time
)
{
    public const int MostBytes = PastedReviews.MaxBytes;

    private const StringSplitOptions KeyOptions =
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    private const int LongestKeys = 4_000;

    public static string[] Types { get; } = ["text/plain", "text/html", "text/csv", "text/markdown"];

    public static QueryFieldAttribute[] Fields { get; } =
    [
        new("film", "The film that the reviews are about, by its slug.") { Example = "pusher", IsRequired = true },
        new("commit", "“true” saves the reviews; otherwise you get a preview.")
        {
            Choices = [.. ApiQuery.OnOrOff.Keys],
        },
        new("scale", "The scale of scores that do not state one.")
        {
            Choices = [.. ReviewInput.Scales.Select(s => FormattableString.Invariant($"{s}"))],
        },
        new("leaveOut", "The keys of reviews not to save, as in the preview, separated by commas."),
    ];

    public async Task<IResult> ImportAsync(HttpContext context)
    {
        var query = new ApiQuery(context);
        var film = await FilmAsync(query, context.RequestAborted);
        var isSaved = query.Reader.OneOf("commit", ApiQuery.OnOrOff);
        var scales = ReviewInput.Scales.ToDictionary(s => FormattableString.Invariant($"{s}"), s => (int?)s);
        var outOf = query.Reader.OneOf("scale", scales);
        var leaveOut = query.Reader.Text("leaveOut", LongestKeys)?.Split(',', KeyOptions) ?? [];
        if (query.Problem() is { } problem)
        {
            throw new ProblemException(problem);
        }

        var reading = PastedReading.Of(
            new PastedInput(await TextAsync(context)) { Scale = outOf, LeaveOut = leaveOut },
            time
        );
        if (reading.Parsed.HasErrors)
        {
            throw ProblemException.OfFields(
                new Dictionary<string, string[]> { ["body"] = [.. reading.Parsed.Problems.Select(p => p.ToString())] }
            );
        }

        if (leaveOut.Except(reading.Items.Select(i => i.Key)).FirstOrDefault() is { } unknown)
        {
            throw ProblemException.OfFields(
                new Dictionary<string, string[]>
                {
                    ["leaveOut"] = [$"No review of this text has the key “{unknown}”. Preview it, and use its keys."],
                }
            );
        }

        return isSaved ? await SaveAsync(context, film!, reading) : await PreviewAsync(context, film!, reading);
    }

    private async Task<IResult> PreviewAsync(HttpContext context, Film film, PastedReading reading)
    {
        var by = ApiTokenAuthentication.ActorOf(context);
        var preview = await import.PreviewAsync(film, reading, by, context.RequestAborted);
        var tag = TagOf(reading, film, preview.ContentVersion);
        var document = Document(film, reading, preview, isSaved: false);
        return WrittenAnswer.Of(context, StatusCodes.Status200OK, location: null, tag, document);
    }

    /// <summary>With the tag of a preview as <c>If-Match</c>, only what the preview showed is saved.</summary>
    private async Task<IResult> SaveAsync(HttpContext context, Film film, PastedReading reading)
    {
        var shown = context.Request.Headers.IfMatch;
        var saved = await import.SaveAsync(
            film,
            reading,
            ApiTokenAuthentication.ActorOf(context),
            version => shown.Count == 0 || Precondition.IsMatch(shown, TagOf(reading, film, version)),
            context.RequestAborted
        );
        return saved is null
            ? throw ProblemException.Of(
                StatusCodes.Status412PreconditionFailed,
                "Nothing was saved: the text or the site has changed since the preview. Preview it again."
            )
            : WrittenAnswer.Of(
                context,
                StatusCodes.Status200OK,
                ApiQuery.Absolute(context, $"/api/v1/films/{film.Slug}"),
                entityTag: null,
                Document(film, reading, saved, isSaved: true)
            );
    }

    /// <summary>Of the text, what was said of it, and the state of the store.</summary>
    private static string TagOf(PastedReading reading, Film film, long contentVersion)
    {
        var content = Convert.ToHexString(SHA256.HashData(reading.Identity));
        return $"\"{Fingerprint.Of($"{reading.FingerprintOn(film, contentVersion)} {content}")}\"";
    }

    private async Task<Film?> FilmAsync(ApiQuery query, CancellationToken cancellation)
    {
        if (query.Reader.Text("film", Slug.MaxLength) is not { } slug)
        {
            query.Reader.Refuse("film", "“film” is missing; say which film the reviews are about, by its slug.");
            return null;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var film = await db.FindBySlugOrMovedAsync(slug, cancellation);
        if (film is null)
        {
            query.Reader.Refuse("film", $"“film” is “{slug}”; there is no film with that slug. Add it first.");
        }

        return film;
    }

    private static async Task<string> TextAsync(HttpContext context)
    {
        var type = context.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        if (!Types.Contains(type))
        {
            throw ProblemException.UnsupportedType(
                $"Send text in UTF-8, with a header “Content-Type: {Types[0]}”, or {string.Join(", ", Types[1..])}."
            );
        }

        var text = await RequestBody.ReadTextAsync(context, MostBytes);
        return string.IsNullOrWhiteSpace(text)
            ? throw ProblemException.OfField("body", "The body is empty. Send a text with reviews.")
            : text.ReplaceLineEndings("\n");
    }

    private ImportDocument Document(Film film, PastedReading reading, PastedPreview preview, bool isSaved) =>
        new(
            new FilmReference(film.Slug, film.Title, film.Year),
            isSaved,
            preview.Result.IsKnown,
            preview.Result.Added,
            preview.Result.Changed,
            preview.Result.Unchanged,
            SummaryDocument.Of(film.Summary, scale),
            SummaryDocument.Of(preview.Result.Film.Summary, scale),
            [.. reading.Items.Select(item => Document(item, preview))],
            reading.ScoresWithoutScale,
            preview.Result.Warnings,
            [.. reading.Unused.Select(u => new UnusedText(u.Line, u.Text))]
        );

    private static ImportedReview Document(PastedItem item, PastedPreview preview)
    {
        var outcome = preview.Outcomes.GetValueOrDefault(item.Key);
        return new ImportedReview(
            item.Key,
            item.Item.Line,
            item.Item.Critic,
            item.Item.Credit,
            item.Item.Publication,
            item.Item.OriginalScore,
            item.Item.Score?.Value,
            item.Item.Date,
            item.Item.Quote,
            item.Item.Url,
            item.IsLeftOut ? ImportedReview.LeftOut : EnumWord.Of(outcome?.Outcome ?? MatchOutcome.Unchanged),
            [.. outcome?.Changes.Select(c => new ImportedChange(c.Field, c.Before, c.After)) ?? []]
        );
    }
}
