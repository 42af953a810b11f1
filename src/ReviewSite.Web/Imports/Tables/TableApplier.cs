using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// The third stage, under the write lock and in one transaction: what was staged is copied into the store, and the
/// stored films that the tables list are brought up to date.
/// </summary>
internal sealed class TableApplier(ReviewSiteDb db, FilmSummaries summaries)
{
    private const int FilmsAtOnce = 500;
    private const int ReviewsAtOnce = 5_000;

    public async Task ApplyAsync(TableMatch match, ListedRows listed, CancellationToken cancellation)
    {
        foreach (var reviewIds in match.RefiguredIds.Chunk(ReviewsAtOnce))
        {
            await PublishedScores
                .ThatCover(db, reviewIds)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.ScoreStands, false), cancellation);
        }

        var indexes = await db.Loader.DeferIndexesAsync(db, cancellation);
        await match.Staged.SaveAsync(db, cancellation);
        await indexes.CreateAsync(cancellation);
        foreach (var films in listed.StoredFilms().Chunk(FilmsAtOnce))
        {
            await UpdateAsync(films.ToDictionary(f => f.StoredId!.Value), cancellation);
        }
    }

    private async Task UpdateAsync(Dictionary<int, ListedFilm> listed, CancellationToken cancellation)
    {
        var ids = listed.Keys.ToHashSet();
        var films = await db.Films.IgnoreQueryFilters().Where(f => ids.Contains(f.Id)).ToListAsync(cancellation);
        foreach (var film in films)
        {
            film.RestoreFromFile();
            film.CorrectFromFile(listed[film.Id].Details);
        }

        // Reviews of a film that is still withdrawn in the database would not count.
        await db.SaveChangesAsync(cancellation);
        await summaries.SummarizeAsync(db, films, cancellation);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
