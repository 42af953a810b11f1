using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.History;

/// <summary>
/// If what a change is about to bring back was given to another meanwhile: names, addresses, the same text imported
/// again.
/// </summary>
internal static class RevertConflicts
{
    public static async Task<IReadOnlyList<string>> AmongAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var found = new List<string?>();
        await LoadContributorsAsync(db, cancellation);
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State == EntityState.Modified).ToList())
        {
            found.Add(
                entry.Entity switch
                {
                    Review { CriticId: not null, Credit: not null } review =>
                        $"Review {review.Id} now has a critic or a credit line; it cannot have both.",
                    Review { CriticId: { } critic }
                        when await db.Critics.FindAsync([critic], cancellation) is { IsMerged: true } merged =>
                        OfMerged(merged),
                    Review { PublicationId: { } publication }
                        when await db.Publications.FindAsync([publication], cancellation)
                            is { IsMerged: true } merged => OfMerged(merged),
                    Film { MergedIntoId: { } into } when await db.Films.AllAsync(f => f.Id != into, cancellation) =>
                        "The film it would be merged into is no longer on the site.",
                    Film film => await OfAddressAsync(db, film, cancellation)
                        ?? await OfTitleAsync(db, film, cancellation)
                        ?? await OfImdbIdAsync(db, film, cancellation),
                    Critic critic
                        when await db.Critics.AnyAsync(
                            c => c.NameKey == critic.NameKey && c.Id != critic.Id,
                            cancellation
                        ) => $"Another critic is now named “{critic.Name}”.",
                    Publication publication
                        when await db.Publications.AnyAsync(
                            p => p.NameKey == publication.NameKey && p.Id != publication.Id,
                            cancellation
                        ) => $"Another publication is now named “{publication.Name}”.",
                    SavedGrid grid => await OfPageAsync(db.SavedGrids, grid, cancellation),
                    CuratedFilms collection => await OfPageAsync(db.Collections, collection, cancellation),
                    Poll poll => await OfPageAsync(db.Polls, poll, cancellation),
                    Import { WithdrawnAt: null } import => await OfTextAsync(db, import, cancellation)
                        ?? await OfListedFilmsAsync(db, import, cancellation),
                    _ => null,
                }
            );
        }

        return [.. found.OfType<string>().Distinct()];
    }

    /// <summary>Those of the changed reviews, which are then found without a query each.</summary>
    private static async Task LoadContributorsAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var reviews = db
            .ChangeTracker.Entries<Review>()
            .Where(e => e.State == EntityState.Modified)
            .Select(e => e.Entity)
            .ToList();
        var critics = reviews.Select(r => r.CriticId).OfType<int>().ToHashSet();
        var publications = reviews.Select(r => r.PublicationId).OfType<int>().ToHashSet();
        await db.Critics.Where(c => EF.Parameter(critics).Contains(c.Id)).LoadAsync(cancellation);
        await db.Publications.Where(p => EF.Parameter(publications).Contains(p.Id)).LoadAsync(cancellation);
    }

    private static string OfMerged(NamedContributor merged) =>
        $"{merged.Name} has been merged into another name since. Revert that first, or edit the review.";

    private static async Task<string?> OfAddressAsync(ReviewSiteDb db, Film film, CancellationToken cancellation) =>
        await db.Films.IgnoreQueryFilters().AnyAsync(f => f.Slug == film.Slug && f.Id != film.Id, cancellation)
            ? $"Another film now has the address /films/{film.Slug}."
            : null;

    private static async Task<string?> OfPageAsync<T>(IQueryable<T> pages, T page, CancellationToken cancellation)
        where T : class, ICuratedPage =>
        await pages.IgnoreQueryFilters().AnyAsync(p => p.Slug == page.Slug && p.Id != page.Id, cancellation)
            ? $"Another {T.Kind.ToLowerInvariant()} now has the address {T.Path}/{page.Slug}."
            : null;

    private static async Task<string?> OfTitleAsync(ReviewSiteDb db, Film film, CancellationToken cancellation)
    {
        var same = film.IsWithdrawn
            ? null
            : await db.Films.FirstOrDefaultAsync(
                f => f.TitleKey == film.TitleKey && f.Year == film.Year && f.Id != film.Id,
                cancellation
            );
        return same is null
            ? null
            : $"Another film now has this title and year: /films/{same.Slug}. Merge the two, or edit one of them.";
    }

    /// <summary>Of a film that gets its id back, or comes back with it. Films may share one since before.</summary>
    private static async Task<string?> OfImdbIdAsync(ReviewSiteDb db, Film film, CancellationToken cancellation)
    {
        var entry = db.Entry(film);
        if (
            film.IsWithdrawn
            || film.ImdbId is not { } id
            || (!entry.Property(f => f.ImdbId).IsModified && !entry.Property(f => f.IsWithdrawn).IsModified)
        )
        {
            return null;
        }

        // Those that the same change gives another id have that already, although the database does not know yet.
        var others = await db.Films.Where(f => f.ImdbId == id && f.Id != film.Id).ToListAsync(cancellation);
        return others.Find(f => f.ImdbId == id && !f.IsWithdrawn) is { } other
            ? SharedId(film.Title, id, other.Title, other.Slug)
            : null;
    }

    private static string SharedId(string title, string id, string other, string slug) =>
        $"{title} cannot have the IMDb id {id}: {other} has it now (/films/{slug}). "
        + "Merge the two, or edit one of them.";

    /// <summary>The films that come back with a table.</summary>
    private static async Task<string?> OfListedFilmsAsync(ReviewSiteDb db, Import table, CancellationToken cancellation)
    {
        var all = db.Films.IgnoreQueryFilters();
        var films = all.Where(f => f.IsWithdrawn && f.MergedIntoId == null)
            .Where(f => db.ImportFilmMentions.Any(m => m.ImportId == table.Id && m.FilmId == f.Id));
        var both = await films
            .OrderBy(f => f.Id)
            .SelectMany(
                f => all.Where(o => !o.IsWithdrawn && o.TitleKey == f.TitleKey && o.Year == f.Year),
                (f, o) => new { f, o }
            )
            .Select(p => new { p.f.Title, p.o.Slug })
            .FirstOrDefaultAsync(cancellation);
        if (both is not null)
        {
            return $"It would bring back {both.Title}, but another film now has this title and year: "
                + $"/films/{both.Slug}.";
        }

        var sharing = await films
            .OrderBy(f => f.Id)
            .SelectMany(f => all.Where(o => !o.IsWithdrawn && o.ImdbId == f.ImdbId), (f, o) => new { f, o })
            .Where(p => p.f.ImdbId != null)
            .Select(p => new
            {
                p.f.Title,
                p.f.ImdbId,
                Other = p.o.Title,
                p.o.Slug,
            })
            .FirstOrDefaultAsync(cancellation);
        return sharing is null ? null : SharedId(sharing.Title, sharing.ImdbId!, sharing.Other, sharing.Slug);
    }

    private static async Task<string?> OfTextAsync(ReviewSiteDb db, Import import, CancellationToken cancellation)
    {
        var same = await db.Imports.FirstOrDefaultAsync(
            i => i.Hash == import.Hash && i.WithdrawnAt == null && i.Id != import.Id,
            cancellation
        );
        return same is null ? null : $"The same text was imported again: /admin/imports/{same.Id}.";
    }
}
