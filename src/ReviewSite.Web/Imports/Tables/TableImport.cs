using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// Imports tables of films, reviews and published summaries, all or nothing: they are read, matched with what is
/// stored, and applied to the store. The first two stages work in separate files, so reads never wait for them, and
/// writes wait only for the last stage.
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

        var warnings = new TableWarnings();
        using var listed = new ListedRows(folder);
        using var rejected = new RejectedRows(rejectedFolder);
        await new TableReader(request, listed, warnings, rejected, summaries.Scale, progress).ReadAsync(cancellation);

        using var staging = StagingFile.Create(folder);
        var matcher = new TableMatcher(request, hash, listed, warnings, staging, progress, time);
        for (var tries = 0; tries < MostTries; tries++)
        {
            using var match = await MatchAsync(matcher, cancellation);
            progress.Report(new TableProgress(TableStage.Saving, match.Rows, 0));
            if (request.IsDryRun || await ApplyAsync(request, listed, staging, match, cancellation))
            {
                progress.Report(new TableProgress(TableStage.Done, match.Rows, 1));
                return new TableImportResult(
                    IsKnown: false,
                    request.IsDryRun ? null : match.ImportId,
                    match.Films,
                    match.New,
                    match.Changed,
                    match.Unchanged,
                    match.Repeated,
                    rejected.Count + listed.RowsLeftOut,
                    match.Warnings,
                    rejected.Paths
                );
            }

            // What came between may have been the same import, from somewhere else.
            if (await IsKnownAsync(hash, cancellation))
            {
                return TableImportResult.Known;
            }
        }

        throw new InvalidInputException(
            "the store kept changing while the tables were being matched; nothing was imported. Try again at a "
                + "quieter time."
        );
    }

    private async Task<TableMatch> MatchAsync(TableMatcher matcher, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await matcher.MatchAsync(db, cancellation);
    }

    /// <returns>Whether it was saved; not if the store has changed since it was matched.</returns>
    private Task<bool> ApplyAsync(
        TableImportRequest request,
        ListedRows listed,
        StagingFile staging,
        TableMatch match,
        CancellationToken cancellation
    ) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<bool>(
                request.By,
                $"Import of {request.Source}",
                async db =>
                {
                    // A change since then may have added one of the films, or corrected one of the reviews.
                    if (await db.ContentVersionAsync(cancellation) != match.ContentVersion)
                    {
                        return ChangeResult.Rejected(false);
                    }

                    await new TableApplier(db, summaries).ApplyAsync(match, listed, cancellation);
                    return ChangeResult.Saved(true, new BulkWrite([], [HistoryChange.ImportAdded(match.ImportId)]));
                }
            )
            {
                Staging = staging.Path,
            },
            cancellation
        );

    private async Task<bool> IsKnownAsync(string hash, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Imports.AnyAsync(i => i.Hash == hash && i.WithdrawnAt == null, cancellation);
    }
}

/// <summary>Where an import is.</summary>
/// <param name="Share">Of the present stage, 0 to 1.</param>
public sealed record TableProgress(TableStage Stage, long Rows, double Share);

public enum TableStage
{
    /// <summary>The files are read into a staging file; nobody has to wait.</summary>
    Reading,

    /// <summary>The rows are matched with what is stored; nobody has to wait, and the import can be canceled.</summary>
    Matching,

    /// <summary>Everything is saved in one transaction; other writers wait.</summary>
    Saving,
    Done,
}

/// <summary>What became of the rows. Nodes of several versions exchange it, so its names in JSON stay.</summary>
/// <param name="IsKnown">The same files were imported before and are in force, so nothing was done.</param>
/// <param name="Warnings">How often each kind of warning came, with the first line.</param>
/// <param name="RejectedFiles">The rejected rows, a file for each table that has some.</param>
public sealed record TableImportResult(
    bool IsKnown,
    int? ImportId,
    int Films,
    int New,
    int Changed,
    int Unchanged,
    int Repeated,
    [property: JsonPropertyName("Skipped")] int Rejected,
    IReadOnlyList<string> Warnings,
    [property: JsonPropertyName("SkippedFiles")] IReadOnlyList<string> RejectedFiles
)
{
    public static readonly TableImportResult Known = new(IsKnown: true, null, 0, 0, 0, 0, 0, 0, [], []);
}
