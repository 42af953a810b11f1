using ReviewSite.Domain.Imports;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// The second stage: matches what the tables list with what is stored, and stages what is to be added and changed,
/// while the next films are matched on another thread. It only reads the store.
/// </summary>
internal sealed class TableMatcher(
    TableImportRequest request,
    string hash,
    ListedRows listed,
    TableWarnings warnings,
    StagingFile staging,
    IProgress<TableProgress> progress,
    TimeProvider time
)
{
    private const int FilmsBetweenReports = 500;

    public async Task<TableMatch> MatchAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var contentVersion = await db.ContentVersionAsync(cancellation);
        var warningsOfMatch = warnings.Copy();
        await new FilmMatcher(db, listed, warningsOfMatch, request.SkipsErrors).MatchAsync(cancellation);

        staging.Execute("BEGIN");
        var match = new TableMatch(await StagedRows.BeginAsync(db, staging, cancellation), contentVersion);
        try
        {
            var reviews = new ListedReviewMatcher(db, listed, warningsOfMatch, request.Source);
            await foreach (
                var film in ReadAhead.Of(reviews.MatchAsync(cancellation), f => 1 + f.Reviews.Count, cancellation)
            )
            {
                match.Add(film);
                if (match.Films % FilmsBetweenReports == 0)
                {
                    var share = (double)match.Films / listed.Films;
                    progress.Report(new TableProgress(TableStage.Matching, match.Rows, share));
                }
            }

            var now = time.GetUtcNow().UtcDateTime;
            match.Complete(new Import(request.Source, hash, now, warningsOfMatch.InWords()));
            staging.Execute("COMMIT");
            return match;
        }
        catch
        {
            match.Dispose();
            throw;
        }
    }
}
