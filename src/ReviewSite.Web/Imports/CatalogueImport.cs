using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Imports a catalogue's JSON, as an export writes it, into an empty store: all of it or nothing. It is read and checked
/// beside the store, so that nobody waits for it.
/// </summary>
public sealed partial class CatalogueImport(
    IDbContextFactory<ReviewSiteDb> dbs,
    UnitOfWork unitOfWork,
    FilmSummaries summaries,
    PosterFiles posters,
    DataFolder folder,
    TimeProvider time
)
{
    private const int FilmsAtOnce = 500;
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
    /// <exception cref="InvalidInputException">The store is not empty, or the JSON holds what cannot be stored; nothing
    /// was.</exception>
    public async Task<CatalogueCounts> ImportAsync(
        Stream json,
        string source,
        Actor by,
        bool isDryRun,
        CancellationToken cancellation
    )
    {
        using var staging = StagingFile.Create(folder);
        var (staged, counts) = await StageAsync(staging, json, isDryRun ? null : posters, cancellation);
        using var rows = staged;
        await unitOfWork.ExecuteAsync(
            new StoreChange<bool>(
                by,
                $"Import of {source}",
                async db =>
                {
                    await RefuseUnlessEmptyAsync(db, cancellation);
                    var indexes = await DeferredIndexes.DropAsync(db, cancellation);
                    await rows.SaveAsync(db, cancellation);
                    await indexes.CreateAsync(cancellation);
                    await SummarizeAsync(db, cancellation);

                    // There is no value before this to go back to, so the entry has no changes.
                    var films = await db
                        .Films.OrderBy(f => f.Id)
                        .Select(f => f.Id)
                        .Take(HistoryEntry.MostFilms)
                        .ToListAsync(cancellation);
                    db.History.Add(
                        new HistoryEntry(
                            by,
                            $"Import of {source}",
                            time.GetUtcNow().UtcDateTime,
                            films,
                            revertsId: null,
                            []
                        )
                    );
                    return true;
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

    private async Task<(StagedRows Rows, CatalogueCounts Counts)> StageAsync(
        StagingFile staging,
        Stream json,
        PosterFiles? files,
        CancellationToken cancellation
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await RefuseUnlessEmptyAsync(db, cancellation);
        var staged = await StagedRows.BeginAsync(db, staging, cancellation);
        try
        {
            staging.Execute("CREATE INDEX ReviewsByFilm ON Reviews (FilmId, Position); BEGIN");
            var counts = await CatalogueImporter.ImportAsync(staged, json, files, summaries.Scale, cancellation);
            staging.Execute("COMMIT");
            return (staged, counts);
        }
        catch
        {
            staged.Dispose();
            throw;
        }
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

    private async Task SummarizeAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var last = 0;
        while (
            await db.Films.Where(f => f.Id > last).OrderBy(f => f.Id).Take(FilmsAtOnce).ToListAsync(cancellation)
                is { Count: > 0 } films
        )
        {
            foreach (var film in films)
            {
                film.Summarize((await summaries.ExplainAsync(db, film.Id, cancellation)).Summary);
            }

            last = films[^1].Id;
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    [GeneratedRegex("^\\uFEFF?\\s*\\{\\s*\"format\"\\s*:\\s*\"reviewsite\"", RegexOptions.ExplicitCapture)]
    private static partial Regex CatalogueStart();
}
