using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports;

/// <summary>Takes a catalogue's JSON, as an export writes it, into an empty store: all of it or nothing.</summary>
public sealed partial class CatalogueImport(
    UnitOfWork unitOfWork,
    FilmSummaries summaries,
    PosterFiles posters,
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
    public Task<CatalogueCounts> ImportAsync(
        Stream json,
        string source,
        Actor by,
        bool isDryRun,
        CancellationToken cancellation
    )
    {
        var what = $"Import of {source}";
        return unitOfWork.ExecuteAsync(
            new StoreChange<CatalogueCounts>(
                by,
                what,
                async db =>
                {
                    await RefuseUnlessEmptyAsync(db, cancellation);
                    var indexes = await DeferredIndexes.DropAsync(db, cancellation);
                    var counts = await CatalogueImporter.ImportAsync(db, json, isDryRun ? null : posters, cancellation);
                    await indexes.CreateAsync(cancellation);
                    await SummarizeAsync(db, cancellation);

                    // The rows went past the change tracker, by which the door would have noticed them. There is no
                    // value before this to go back to.
                    var films = await db
                        .Films.OrderBy(f => f.Id)
                        .Select(f => f.Id)
                        .Take(HistoryEntry.MostFilms)
                        .ToListAsync(cancellation);
                    db.History.Add(
                        new HistoryEntry(by, what, time.GetUtcNow().UtcDateTime, films, revertsId: null, [])
                    );
                    return counts;
                }
            )
            {
                IsDryRun = isDryRun,
            },
            cancellation
        );
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
