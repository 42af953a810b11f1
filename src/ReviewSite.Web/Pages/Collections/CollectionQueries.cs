using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Configurations;

namespace ReviewSite.Web.Pages.Collections;

internal static class CollectionQueries
{
    /// <summary>The newest first, each with the number of its films that are on the site.</summary>
    /// <param name="before">The number of the last one that was already shown.</param>
    public static Task<List<CollectionCard>> NewestCollectionsAsync(
        this ReviewSiteDb db,
        int most,
        CancellationToken cancellation,
        int? before = null,
        int skip = 0
    ) =>
        db
            .Collections.AsNoTracking()
            .Where(c => before == null || c.Id < before)
            .OrderByDescending(c => c.Id)
            .Skip(skip)
            .Take(most)
            .Select(c => new CollectionCard(
                c.Id,
                c.Slug,
                c.Title,
                c.Description,
                db.CollectionFilms.Count(l => l.CollectionId == c.Id && db.Films.Any(f => f.Id == l.FilmId))
            ))
            .ToListAsync(cancellation);

    /// <summary>The collections and the critics' lists that a film is in, each by title.</summary>
    public static Task<List<CuratedMention>> CuratedMentionsAsync(
        this ReviewSiteDb db,
        int filmId,
        CancellationToken cancellation
    ) =>
        db
            .CollectionFilms.Where(l => l.FilmId == filmId)
            .Join(db.Collections, l => l.CollectionId, c => c.Id, (_, c) => c)
            .Select(c => new CuratedMention
            {
                IsPoll = false,
                Slug = c.Slug,
                Title = c.Title,
            })
            .Concat(
                db.PollFilms.Where(f => f.FilmId == filmId)
                    .Join(db.Polls, f => f.PollId, p => p.Id, (_, p) => p)
                    .Select(p => new CuratedMention
                    {
                        IsPoll = true,
                        Slug = p.Slug,
                        Title = p.Title,
                    })
            )
            .OrderBy(m => m.IsPoll)
            .ThenBy(m => m.Title)
            .ToListAsync(cancellation);

    /// <summary>The films that are on the site, with the ranks that order lists of all films.</summary>
    public static Task<List<RankedFilm>> RankedFilmsAsync(
        this ReviewSiteDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken cancellation
    ) =>
        db
            .Films.AsNoTracking()
            .Where(f => ids.Contains(f.Id))
            .Select(f => new RankedFilm(
                f,
                EF.Property<double?>(f, FilmConfiguration.BestRank),
                EF.Property<double?>(f, FilmConfiguration.DivisiveRank)
            ))
            .ToListAsync(cancellation);
}

/// <summary>A collection in a list.</summary>
public sealed record CollectionCard(int Id, string Slug, string Title, string? Description, int Films);

public sealed record CollectionLink(string Slug, string Title);

/// <summary>A collection, or critics' lists, with a film.</summary>
public sealed record CuratedMention
{
    public required bool IsPoll { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public string Kind => IsPoll ? "Critics' lists" : "Collections";

    public string Address => $"{(IsPoll ? "/lists" : "/collections")}/{Slug}";
}

/// <param name="Best"><c>null</c> if too few critics know the film for a rank.</param>
/// <param name="Divisive"><c>null</c> if too few scores are known.</param>
public sealed record RankedFilm(Film Film, double? Best, double? Divisive);
