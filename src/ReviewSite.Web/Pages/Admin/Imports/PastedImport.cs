using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>Saves the reviews of a text, or shows what saving them would do.</summary>
public sealed class PastedImport(UnitOfWork unitOfWork, ReviewTextImport import)
{
    public async Task<PastedPreview> PreviewAsync(
        Film film,
        PastedReading reading,
        Actor by,
        CancellationToken cancellation
    ) => (await WriteAsync(film, reading, by, isExpected: null, cancellation))!;

    /// <param name="isExpected">Whether the store is in the expected state, by its generation.</param>
    /// <returns><c>null</c> if the store is in another state; then nothing was saved.</returns>
    public Task<PastedPreview?> SaveAsync(
        Film film,
        PastedReading reading,
        Actor by,
        Func<long, bool> isExpected,
        CancellationToken cancellation
    ) => WriteAsync(film, reading, by, isExpected, cancellation);

    private Task<PastedPreview?> WriteAsync(
        Film film,
        PastedReading reading,
        Actor by,
        Func<long, bool>? isExpected,
        CancellationToken cancellation
    ) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<PastedPreview?>(
                by,
                "Reviews pasted",
                async db =>
                {
                    var generation = await db.State.Select(s => s.Generation).SingleAsync(cancellation);
                    if (isExpected?.Invoke(generation) == false)
                    {
                        return ChangeResult.Rejected<PastedPreview?>(null);
                    }

                    var changed = await db.Films.SingleStillThereAsync(f => f.Id == film.Id, cancellation);
                    var result = await import.ImportAsync(
                        db,
                        changed,
                        "pasted text",
                        reading.Bytes,
                        reading.Read,
                        cancellation
                    );
                    return new PastedPreview(result, generation, OutcomesOf(db, reading, result));
                }
            )
            {
                IsDryRun = isExpected is null,
            },
            cancellation
        );

    private static Dictionary<string, PastedOutcome> OutcomesOf(
        ReviewSiteDb db,
        PastedReading reading,
        ImportResult result
    ) =>
        reading
            .Saved.Zip(result.Outcomes.Zip(PastedChanges.Of(db, result)))
            .ToDictionary(
                p => p.First.Key,
                p => new PastedOutcome(p.Second.First.Outcome, p.Second.First.Review, p.Second.Second)
            );
}

/// <summary>What saving a text would do.</summary>
/// <param name="Generation">The state of the store before it.</param>
/// <param name="Outcomes">The outcome for each review, by its key.</param>
public sealed record PastedPreview(
    ImportResult Result,
    long Generation,
    IReadOnlyDictionary<string, PastedOutcome> Outcomes
);
