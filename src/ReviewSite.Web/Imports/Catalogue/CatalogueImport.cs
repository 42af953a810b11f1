using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Imports.Catalogue;

/// <summary>
/// Imports a catalogue's JSON, as an export writes it, into an empty store: all of it or nothing. It is read and
/// checked outside the store, so that nobody waits for it.
/// </summary>
public sealed partial class CatalogueImport(
    IDbContextFactory<ReviewSiteDb> dbs,
    UnitOfWork unitOfWork,
    FilmSummaries summaries,
    PosterFiles posters,
    DataFolder folder
)
{
    private const int EnoughToKnow = 1024;

    /// <summary>Whether a file begins as an export does.</summary>
    public static bool IsCatalogue(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[EnoughToKnow];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return CatalogueStart().IsMatch(Encoding.UTF8.GetString(start, 0, length));
    }

    /// <param name="source">What the file is called.</param>
    /// <exception cref="InvalidInputException">The store is not empty, or the JSON contains something that cannot be
    /// stored; nothing was stored.</exception>
    public async Task<CatalogueCounts> ImportAsync(
        Stream json,
        string source,
        Actor by,
        bool isDryRun,
        CancellationToken cancellation
    )
    {
        using var staging = StagingFile.Create(folder);
        using var rows = await BeginAsync(staging, cancellation);
        staging.Execute("BEGIN");
        var importer = new CatalogueImporter(rows, isDryRun ? null : posters, summaries.Scale);
        var counts = await importer.ImportAsync(json, cancellation);
        staging.Execute("COMMIT");
        await SummarizeAsync(staging, cancellation);
        await unitOfWork.ExecuteAsync(
            new StoreChange<bool>(
                by,
                $"Import of {source}",
                async db =>
                {
                    await RefuseUnlessEmptyAsync(db, cancellation);
                    var indexes = await db.Loader.DeferIndexesAsync(db, cancellation);
                    await rows.SaveAsync(db, cancellation);
                    await indexes.CreateAsync(cancellation);

                    // There are no earlier values to go back to, so the entry has no changes.
                    var films = await db
                        .Films.OrderBy(f => f.Id)
                        .Select(f => f.Id)
                        .Take(HistoryEntry.MostFilms)
                        .ToListAsync(cancellation);
                    return ChangeResult.Saved(true, new BulkWrite(films, []));
                }
            )
            {
                Staging = staging.Path,
                IsDryRun = isDryRun,
            },
            cancellation
        );
        return counts;
    }

    private async Task<StagedRows> BeginAsync(StagingFile staging, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await RefuseUnlessEmptyAsync(db, cancellation);
        var rows = await StagedRows.BeginAsync(db, staging, cancellation);
        staging.Execute("CREATE INDEX ReviewsByFilm ON Reviews (FilmId, Position)");
        return rows;
    }

    private static async Task RefuseUnlessEmptyAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        if (
            await db.Films.IgnoreQueryFilters().AnyAsync(cancellation)
            || await db.Critics.AnyAsync(cancellation)
            || await db.Publications.AnyAsync(cancellation)
            || await db.Imports.AnyAsync(cancellation)
        )
        {
            throw new InvalidInputException(
                "a full-site import needs an empty store, but this one already contains films."
            )
            {
                OnCommandLine = "Choose an empty folder with --data.",
            };
        }
    }

    /// <summary>
    /// While the rows are still staged: they have the store's schema, so they are queried like the store.
    /// </summary>
    private async Task SummarizeAsync(StagingFile staging, CancellationToken cancellation)
    {
        staging.Execute("CREATE INDEX SummariesByFilm ON PublishedSummaries (FilmId)");
        await using var db = SqliteOptions.Open(staging.Connection);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await summaries.SummarizeAsync(db, await db.Films.Select(f => f.Id).ToListAsync(cancellation), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    [GeneratedRegex("^\\uFEFF?\\s*\\{\\s*\"format\"\\s*:\\s*\"reviewsite\"", RegexOptions.ExplicitCapture)]
    private static partial Regex CatalogueStart();
}
