using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Domain.Imports;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// Takes tables of films, reviews and published summaries into the store, all of it or nothing. What takes long happens
/// beside the store, in files of its own: nobody who reads waits, and who writes waits for the last stage only.
/// </summary>
public sealed class TableImport(
    IDbContextFactory<ReviewSiteDb> dbs,
    UnitOfWork unitOfWork,
    FilmSummaries summaries,
    DataFolder folder,
    TimeProvider time
)
{
    private const int MostTries = 3;

    /// <param name="rejectedFolder">Where the rejected rows go, if there are any, a file for each table.</param>
    /// <exception cref="InvalidInputException">A file is no such table, or a row cannot be imported; nothing
    /// was.</exception>
    public async Task<TableImportResult> ImportAsync(
        TableImportRequest request,
        string rejectedFolder,
        IProgress<TableProgress> progress,
        CancellationToken cancellation
    )
    {
        var hash = await request.HashAsync(cancellation);
        if (await IsKnownAsync(hash, cancellation))
        {
            return TableImportResult.Known;
        }

        using var listed = new ListedRows(folder);
        using var rejected = new RejectedRows(rejectedFolder);
        var warnings = new TableWarnings();
        var reading = new RowListing(request, listed, warnings, rejected, summaries.Scale, progress);
        await reading.ReadAsync(cancellation);
        listed.Complete();

        using var staging = StagingFile.Create(folder);
        var leftOut = 0;
        for (var tries = 1; ; tries++)
        {
            using var match = await MatchAsync(request, hash, staging, listed, warnings, progress, cancellation);
            leftOut += match.LeftOut;
            progress.Report(new TableProgress(TableStage.Saving, match.Rows.Rows, 0));
            if (
                request.IsDryRun
                || await unitOfWork.ExecuteAsync(ChangeOf(request, staging, listed, match, cancellation), cancellation)
            )
            {
                progress.Report(new TableProgress(TableStage.Done, match.Rows.Rows, 1));
                return new TableImportResult(
                    IsKnown: false,
                    request.IsDryRun ? null : match.ImportId,
                    match.Rows.Films,
                    match.Rows.New,
                    match.Rows.Changed,
                    match.Rows.Unchanged,
                    match.Rows.Repeated,
                    rejected.Count + leftOut,
                    match.Warnings,
                    rejected.Paths
                );
            }

            // What came between may have been the same import, from somewhere else.
            if (await IsKnownAsync(hash, cancellation))
            {
                return TableImportResult.Known;
            }

            if (tries == MostTries)
            {
                throw new InvalidInputException(
                    "the store kept changing while the tables were being matched; nothing was imported. Try "
                        + "again at a quieter time."
                );
            }
        }
    }

    /// <returns>Of the change: whether it was made; not where the store has changed since it was matched.</returns>
    private StoreChange<bool> ChangeOf(
        TableImportRequest request,
        StagingFile staging,
        ListedRows listed,
        Matching match,
        CancellationToken cancellation
    ) =>
        new(
            request.By,
            $"Import of {request.Source}",
            async db =>
            {
                // A change since then may have added one of the films, or corrected one of the reviews.
                if (await db.ContentVersionAsync(cancellation) != match.ContentVersion)
                {
                    return ChangeResult.Rejected(false);
                }

                await RowApplying.SaveAsync(db, summaries, listed, match.Staged, match.Rows.RefiguredIds, cancellation);
                return ChangeResult.Saved(true, new BulkWrite([], [HistoryChange.ImportAdded(match.ImportId)]));
            }
        )
        {
            Staging = staging.Path,
        };

    private async Task<Matching> MatchAsync(
        TableImportRequest request,
        string hash,
        StagingFile staging,
        ListedRows listed,
        TableWarnings readingWarnings,
        IProgress<TableProgress> progress,
        CancellationToken cancellation
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var contentVersion = await db.ContentVersionAsync(cancellation);
        var films = new FilmMatcher(db, listed, readingWarnings, request.SkipsErrors);
        await films.MatchAsync(cancellation);
        var warnings = readingWarnings.Copy();
        staging.Execute("BEGIN");
        var staged = await StagedRows.BeginAsync(db, staging, cancellation);
        try
        {
            var importId = staged.NextImportId;
            var rows = new RowMatching(new MatchedFilms(db, listed, warnings, request.Source), staged, progress);
            await rows.MatchAsync(importId, cancellation);
            staged.Add(
                new Import(request.Source, hash, time.GetUtcNow().UtcDateTime, warnings.InWords()),
                filmId: null
            );
            staging.Execute("COMMIT");
            return new Matching(rows, staged, importId, films.RowsLeftOut, warnings.InWords(), contentVersion);
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    private async Task<bool> IsKnownAsync(string hash, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Imports.AnyAsync(i => i.Hash == hash && i.WithdrawnAt == null, cancellation);
    }

    /// <summary>What the tables come to in the store as it was at a version of its content.</summary>
    private sealed record Matching(
        RowMatching Rows,
        StagedRows Staged,
        int ImportId,
        int LeftOut,
        IReadOnlyList<string> Warnings,
        long ContentVersion
    ) : IDisposable
    {
        public void Dispose() => Staged.Dispose();
    }
}
