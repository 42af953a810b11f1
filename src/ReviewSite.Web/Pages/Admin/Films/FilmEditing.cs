using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Films;

/// <summary>Adding, correcting and withdrawing a film by hand.</summary>
public sealed class FilmEditing(UnitOfWork unitOfWork)
{
    /// <summary>A film that was withdrawn with its import comes back, at its former address.</summary>
    /// <param name="slug">Empty if the title decides.</param>
    public Task<FilmOutcome> AddAsync(FilmDetails details, string? slug, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<FilmOutcome>(
                by,
                "Film added",
                async db =>
                {
                    if (await db.FindAsync(details.Title, details.Year, cancellation) is { } known)
                    {
                        return ChangeResult.Rejected<FilmOutcome>(
                            new FilmOutcome.Taken(known.Slug, "This film already exists")
                        );
                    }

                    if (await SharingIdAsync(db, details, except: null, cancellation) is { } sharing)
                    {
                        return ChangeResult.Rejected<FilmOutcome>(sharing);
                    }

                    var former = await db.FindWithdrawnAsync(details, cancellation);
                    var chosen = PlainText.Line(slug);
                    if (
                        chosen is not null
                        && chosen != former?.Slug
                        && await TakenAsync(db, chosen, cancellation) is { } taken
                    )
                    {
                        return ChangeResult.Rejected<FilmOutcome>(taken);
                    }

                    former?.RestoreByEditor();
                    var film =
                        former ?? await db.AddFilmAsync(FilmDetails.Of(details.Title, details.Year), cancellation);
                    film.Move(chosen ?? film.Slug);
                    film.CorrectByEditor(details);
                    return new FilmOutcome.Saved(film.Slug);
                }
            ),
            cancellation
        );

    /// <summary>A former slug redirects to the new one.</summary>
    public Task<FilmOutcome> CorrectAsync(
        int filmId,
        FilmInput input,
        FilmDetails details,
        Actor by,
        CancellationToken cancellation
    ) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<FilmOutcome>(
                by,
                "Film edited",
                async db =>
                {
                    var film = await db.Films.SingleStillThereAsync(f => f.Id == filmId, cancellation);
                    if (film.Version != input.Version)
                    {
                        return ChangeResult.Rejected<FilmOutcome>(new FilmOutcome.SavedMeanwhile(FilmInput.Of(film)));
                    }

                    if (await db.FindAsync(details.Title, details.Year, cancellation) is { } other && other != film)
                    {
                        return ChangeResult.Rejected<FilmOutcome>(
                            new FilmOutcome.Taken(other.Slug, "Another film has this title and year")
                        );
                    }

                    // Films that share one since before can still be edited.
                    if (
                        details.ImdbId != film.ImdbId
                        && await SharingIdAsync(db, details, film, cancellation) is { } sharing
                    )
                    {
                        return ChangeResult.Rejected<FilmOutcome>(sharing);
                    }

                    var slug = PlainText.Line(input.Slug) ?? await db.FreeSlugAsync(details, film, cancellation);
                    if (slug != film.Slug)
                    {
                        if (await TakenAsync(db, slug, cancellation) is { } taken)
                        {
                            return ChangeResult.Rejected<FilmOutcome>(taken);
                        }

                        film.Move(slug);
                    }

                    film.CorrectByEditor(details);
                    return new FilmOutcome.Saved(film.Slug);
                }
            ),
            cancellation
        );

    /// <summary>An IMDb id is of one film: imports take two films with one id for the same.</summary>
    private static async Task<FilmOutcome.Taken?> SharingIdAsync(
        ReviewSiteDb db,
        FilmDetails details,
        Film? except,
        CancellationToken cancellation
    )
    {
        if (details.ImdbId is not { } imdbId)
        {
            return null;
        }

        var exceptId = except?.Id ?? 0;
        var film = await db
            .Films.Where(f => f.ImdbId == imdbId && f.Id != exceptId)
            .OrderBy(f => f.Id)
            .Select(f => new FilmLink(f.Slug, f.Title, f.Year))
            .FirstOrDefaultAsync(cancellation);
        return film is null ? null : new FilmOutcome.Taken(film.Slug, $"{film.Name} has this IMDb id");
    }

    private static async Task<FilmOutcome.Taken?> TakenAsync(
        ReviewSiteDb db,
        string slug,
        CancellationToken cancellation
    ) =>
        FilmCatalog.ReservedSlugs.Contains(slug) ? new FilmOutcome.Taken(slug, "Another page has this address")
        : await db.Films.IgnoreQueryFilters().AnyAsync(f => f.Slug == slug, cancellation)
            ? new FilmOutcome.Taken(slug, "Another film has this address")
        : null;

    /// <param name="version">The expected version; <c>null</c> for any.</param>
    /// <returns>Whether it was withdrawn.</returns>
    public Task<bool> WithdrawAsync(int filmId, int? version, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<bool>(
                by,
                "Film withdrawn",
                async db =>
                {
                    var film = await db.Films.SingleOrDefaultAsync(f => f.Id == filmId, cancellation);
                    if (film is null || (version is not null && film.Version != version))
                    {
                        return ChangeResult.Rejected(false);
                    }

                    film.WithdrawByEditor();
                    return true;
                }
            ),
            cancellation
        );

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

    /// <param name="file">The poster's file name; none takes it away.</param>
    public Task<bool> ShowPosterAsync(int filmId, string? file, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<bool>(
                by,
                file is null ? "Poster removed" : "Poster added",
                async db =>
                {
                    (await db.Films.SingleStillThereAsync(f => f.Id == filmId, cancellation)).ShowPoster(file);
                    return true;
                }
            ),
            cancellation
        );
}

/// <summary>The outcome of an edit.</summary>
public abstract record FilmOutcome
{
    public sealed record Saved(string Slug) : FilmOutcome;

    /// <param name="Slug">The slug of the conflicting film.</param>
    public sealed record Taken(string Slug, string Why) : FilmOutcome;

    /// <summary>Someone else saved since the form was opened; nothing was changed.</summary>
    public sealed record SavedMeanwhile(FilmInput Theirs) : FilmOutcome;
}
