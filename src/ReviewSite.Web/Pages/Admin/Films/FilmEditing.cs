using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
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
