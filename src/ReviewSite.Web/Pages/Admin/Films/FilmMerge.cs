using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Films;

/// <summary>Merging two entries for the same film.</summary>
public sealed class FilmMerge(UnitOfWork unitOfWork)
{
    /// <summary>
    /// Moves everything that belongs to the first film to the second, except reviews that the second has as well. The
    /// first is withdrawn, and its address redirects.
    /// </summary>
    /// <returns>The slug of the film that stays; <c>null</c> if there is no such other film.</returns>
    public Task<string?> MergeAsync(int filmId, string intoSlug, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<string?>(
                by,
                "Films merged",
                async db =>
                {
                    var film = await db.Films.SingleOrDefaultAsync(f => f.Id == filmId, cancellation);
                    if (
                        film is null
                        || await db.FindBySlugAsync(intoSlug, cancellation) is not { } into
                        || into == film
                    )
                    {
                        return ChangeResult.Rejected<string?>(null);
                    }

                    await MoveReviewsAsync(db, film, into, cancellation);
                    await db.Imports.Where(i => i.FilmId == filmId).ForEachAsync(i => i.MoveTo(into), cancellation);
                    await db
                        .ImportedSummaries.Where(s => s.FilmId == filmId)
                        .ForEachAsync(s => s.MoveTo(into), cancellation);
                    await MoveFilmMentionsAsync(db, filmId, into.Id, cancellation);
                    await db
                        .Collections.IgnoreQueryFilters()
                        .Where(c => db.CollectionFilms.Any(f => f.FilmId == filmId && f.CollectionId == c.Id))
                        .ForEachAsync(c => c.Merge(filmId, into.Id), cancellation);
                    await db
                        .Polls.IgnoreQueryFilters()
                        .Where(p => db.PollFilms.Any(f => f.FilmId == filmId && f.PollId == p.Id))
                        .ForEachAsync(p => p.Merge(filmId, into.Id), cancellation);
                    film.MergeInto(into);
                    return into.Slug;
                }
            ),
            cancellation
        );

    /// <summary>
    /// A review that both films have stays behind with the film that is withdrawn. Imports that list it list the other
    /// one from then on, so that an update of their file finds that.
    /// </summary>
    private static async Task MoveReviewsAsync(ReviewSiteDb db, Film film, Film into, CancellationToken cancellation)
    {
        var all = await db
            .Reviews.IgnoreQueryFilters()
            .Where(r => r.FilmId == film.Id || r.FilmId == into.Id)
            .OrderBy(r => r.Position)
            .ToListAsync(cancellation);
        var identical = IdenticalReviews.Among(all, film.Id, into.Id);
        var position = all.Where(r => r.FilmId == into.Id).Select(r => r.Position).DefaultIfEmpty().Max();
        foreach (var review in all.Where(r => r.FilmId == film.Id).ToList())
        {
            if (identical.TryGetValue(review, out var same))
            {
                same.Replace(review);
            }
            else
            {
                review.MoveTo(into, ++position);
            }
        }

        await MoveMentionsAsync(db, identical.ToDictionary(r => r.Key.Id, r => r.Value.Id), cancellation);
    }

    /// <param name="moves">The number of a review, and of the one that takes its place.</param>
    private static async Task MoveMentionsAsync(
        ReviewSiteDb db,
        Dictionary<int, int> moves,
        CancellationToken cancellation
    )
    {
        var reviews = moves.Keys.Union(moves.Values).ToList();
        var mentions = await db.ImportMentions.Where(m => reviews.Contains(m.ReviewId)).ToListAsync(cancellation);
        var moved = mentions.FindAll(m => moves.ContainsKey(m.ReviewId));
        db.ImportMentions.RemoveRange(moved);
        db.ImportMentions.AddRange(
            moved
                .Select(m => (m.ImportId, ReviewId: moves[m.ReviewId]))
                .Except(mentions.Select(m => (m.ImportId, m.ReviewId)))
                .Select(m => new ImportMention(m.ImportId, m.ReviewId))
        );
    }

    /// <summary>A table that lists both films then lists the remaining one once.</summary>
    private static async Task MoveFilmMentionsAsync(
        ReviewSiteDb db,
        int filmId,
        int intoId,
        CancellationToken cancellation
    )
    {
        var known = await db
            .ImportFilmMentions.Where(m => m.FilmId == intoId)
            .Select(m => m.ImportId)
            .ToListAsync(cancellation);
        var moved = await db.ImportFilmMentions.Where(m => m.FilmId == filmId).ToListAsync(cancellation);
        db.ImportFilmMentions.RemoveRange(moved);
        db.ImportFilmMentions.AddRange(
            moved.ExceptBy(known, m => m.ImportId).Select(m => new ImportFilmMention(m.ImportId, intoId))
        );
    }
}
