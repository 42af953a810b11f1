using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Posters;

/// <summary>
/// Adds posters to films from many pictures at once. All are decoded before the store is locked, and one change adds
/// them all.
/// </summary>
public sealed class PosterImport(IDbContextFactory<ReviewSiteDb> dbs, PosterFiles posters, UnitOfWork unitOfWork)
{
    private const string HasOne = "the film already has a poster";

    /// <exception cref="InvalidInputException">The table of the source cannot be used.</exception>
    public async Task<PosterReport> RunAsync(
        PosterSource source,
        PosterOptions options,
        Actor by,
        IProgress<double> progress,
        CancellationToken cancellation
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var candidates = await new PosterCandidates(db, source).FindAsync(cancellation);
        var ids = candidates.Select(c => c.Film?.Id).OfType<int>().ToList();
        var shown = await db
            .Films.Where(f => EF.Parameter(ids).Contains(f.Id) && f.Poster != null)
            .ToDictionaryAsync(f => f.Id, f => f.Poster!, cancellation);
        var (results, chosen) = (new PosterResult[candidates.Count], new Dictionary<int, Chosen>());
        foreach (var (index, candidate) in candidates.Index())
        {
            results[index] = await TakeAsync(candidate, index, shown, chosen, options, cancellation);
            progress.Report((index + 1.0) / candidates.Count);
        }

        int? entry = null;
        if (chosen.Count > 0)
        {
            await unitOfWork.ExecuteAsync(
                new StoreChange<bool>(
                    by with
                    {
                        WhenSaved = id =>
                        {
                            entry = id;
                            by.WhenSaved?.Invoke(id);
                        },
                    },
                    "Posters added",
                    changed => ShowAsync(changed, chosen, results, options, cancellation)
                )
                {
                    IsDryRun = options.IsDryRun,
                },
                cancellation
            );
        }

        return new PosterReport(source.Name, options.IsDryRun, results, entry);
    }

    /// <summary>Reads a picture and keeps it, if its film is to have it.</summary>
    private async Task<PosterResult> TakeAsync(
        PosterCandidate candidate,
        int index,
        Dictionary<int, string> shown,
        Dictionary<int, Chosen> chosen,
        PosterOptions options,
        CancellationToken cancellation
    )
    {
        if (candidate is not { File: { } file, Film: { } film })
        {
            return new PosterResult(candidate.Name, candidate.Outcome, null, candidate.Problem);
        }

        if (chosen.TryGetValue(film.Id, out var other))
        {
            return new PosterResult(
                candidate.Name,
                PosterOutcome.SameFilm,
                film.Slug,
                $"{other.File} is for the same film and is used instead"
            );
        }

        if (!options.Replaces && shown.ContainsKey(film.Id))
        {
            return new PosterResult(candidate.Name, PosterOutcome.Kept, film.Slug, HasOne);
        }

        byte[] poster;
        try
        {
            await using var picture = await file.OpenAsync(cancellation);
            poster = await posters.ReadAsync(picture, cancellation);
        }
        catch (InvalidInputException e)
        {
            return new PosterResult(candidate.Name, PosterOutcome.NotAPicture, film.Slug, e.Message);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new PosterResult(
                candidate.Name,
                PosterOutcome.NotAPicture,
                film.Slug,
                $"it cannot be read: {e.Message}"
            );
        }

        var name = options.IsDryRun ? PosterFiles.NameOf(poster) : await posters.KeepAsync(poster, cancellation);
        chosen.Add(film.Id, new Chosen(index, candidate.Name, name));
        return new PosterResult(candidate.Name, PosterOutcome.Added, film.Slug, null);
    }

    /// <summary>Films may have changed since they were looked up.</summary>
    private static async Task<ChangeResult<bool>> ShowAsync(
        ReviewSiteDb db,
        Dictionary<int, Chosen> chosen,
        PosterResult[] results,
        PosterOptions options,
        CancellationToken cancellation
    )
    {
        int[] ids = [.. chosen.Keys];
        var films = await db
            .Films.Where(f => EF.Parameter(ids).Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, cancellation);
        foreach (var (id, poster) in chosen)
        {
            ref var result = ref results[poster.Index];
            if (!films.TryGetValue(id, out var film))
            {
                result = result with { Outcome = PosterOutcome.NoFilm, Problem = "the film has been withdrawn" };
            }
            else if (film.Poster == poster.Name || (film.Poster is not null && !options.Replaces))
            {
                result = result with
                {
                    Outcome = PosterOutcome.Kept,
                    Problem = film.Poster == poster.Name ? "the film already has this poster" : HasOne,
                };
            }
            else
            {
                result = result with { Outcome = film.Poster is null ? PosterOutcome.Added : PosterOutcome.Replaced };
                film.ShowPoster(poster.Name);
            }
        }

        return true;
    }

    /// <param name="Index">The index of its result.</param>
    /// <param name="Name">The name of the stored poster.</param>
    private sealed record Chosen(int Index, string File, string Name);
}

/// <param name="Replaces">Whether existing posters are replaced.</param>
public sealed record PosterOptions(bool Replaces, bool IsDryRun);
