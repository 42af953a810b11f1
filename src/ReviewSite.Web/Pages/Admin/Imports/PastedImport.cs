using ReviewSite.Domain.Films;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>Saves the reviews of a text, or shows what saving them would do.</summary>
public sealed class PastedImport(UnitOfWork unitOfWork, ReviewTextImport import)
{
    private const string Description = "Reviews pasted";

    public Task<PastedPreview> PreviewAsync(
        Film film,
        PastedReading reading,
        Actor by,
        CancellationToken cancellation
    ) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<PastedPreview>(
                by,
                Description,
                async db => await ImportAsync(db, film, reading, cancellation)
            )
            {
                IsDryRun = true,
            },
            cancellation
        );

    /// <param name="isExpected">Whether the content is of the expected version.</param>
    /// <returns><c>null</c> if the content is of another version; then nothing was saved.</returns>
    public Task<PastedPreview?> SaveAsync(
        Film film,
        PastedReading reading,
        Actor by,
        Func<long, bool> isExpected,
        CancellationToken cancellation
    ) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<PastedPreview?>(
                by,
                Description,
                async db =>
                    isExpected(await db.ContentVersionAsync(cancellation))
                        ? await ImportAsync(db, film, reading, cancellation)
                        : ChangeResult.Rejected<PastedPreview?>(null)
            ),
            cancellation
        );

    private async Task<PastedPreview> ImportAsync(
        ReviewSiteDb db,
        Film film,
        PastedReading reading,
        CancellationToken cancellation
    )
    {
        var contentVersion = await db.ContentVersionAsync(cancellation);
        var changed = await db.Films.SingleStillThereAsync(f => f.Id == film.Id, cancellation);
        var result = await import.ImportAsync(
            db,
            changed,
            "pasted text",
            reading.Identity,
            reading.Parsed,
            cancellation
        );
        return new PastedPreview(result, contentVersion, OutcomesOf(db, reading, result));
    }

    private static Dictionary<string, PastedOutcome> OutcomesOf(
        ReviewSiteDb db,
        PastedReading reading,
        ReviewTextImportResult result
    )
    {
        db.ChangeTracker.DetectChanges();
        return reading
            .Saved.Zip(result.Outcomes)
            .ToDictionary(
                saved => saved.First.Key,
                saved => new PastedOutcome(
                    saved.Second.Outcome,
                    saved.Second.Review,
                    PastedChanges.Of(db, saved.Second)
                )
            );
    }
}

/// <summary>What saving a text would do.</summary>
/// <param name="ContentVersion">The version of the content before it.</param>
/// <param name="Outcomes">The outcome for each review, by its key.</param>
public sealed record PastedPreview(
    ReviewTextImportResult Result,
    long ContentVersion,
    IReadOnlyDictionary<string, PastedOutcome> Outcomes
);
