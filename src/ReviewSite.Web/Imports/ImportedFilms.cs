using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>Films that imports brought, and why they stay when their import is withdrawn.</summary>
internal static class ImportedFilms
{
    /// <param name="own">The imports that are withdrawn.</param>
    public static async Task<bool> StaysAsync(
        ReviewSiteDb db,
        Film film,
        IReadOnlyCollection<int> own,
        CancellationToken cancellation
    ) => await IsListedElsewhereAsync(db, film, own, cancellation) || await IsUsedAsync(db, film, cancellation);

    /// <summary>
    /// Whether people have worked on a film: they added or edited it, gave it a poster, or put it in a collection or a
    /// list of critics. <see cref="TableWithdrawal"/> asks the same of many films at once.
    /// </summary>
    private static async Task<bool> IsUsedAsync(ReviewSiteDb db, Film film, CancellationToken cancellation) =>
        film.EditedFields != EditableFilmFields.None
        || film.Poster is not null
        || await db.CollectionFilms.AnyAsync(c => c.FilmId == film.Id, cancellation)
        || await db.PollFilms.AnyAsync(p => p.FilmId == film.Id, cancellation)
        || await db
            .History.ThatAdded(nameof(Film), film.Id)
            .AnyAsync(e => !e.Changes.Any(c => c.Kind == nameof(Import) && c.Field == null), cancellation);

    /// <summary>Whether another import in force lists a film.</summary>
    private static Task<bool> IsListedElsewhereAsync(
        ReviewSiteDb db,
        Film film,
        IReadOnlyCollection<int> own,
        CancellationToken cancellation
    ) =>
        db.Imports.AnyAsync(
            i =>
                !own.Contains(i.Id)
                && i.WithdrawnAt == null
                && (i.FilmId == film.Id || db.ImportFilmMentions.Any(m => m.ImportId == i.Id && m.FilmId == film.Id)),
            cancellation
        );
}
