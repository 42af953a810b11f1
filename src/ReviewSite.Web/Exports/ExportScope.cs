using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Exports;

/// <summary>What is exported: everything on the site, or one film with what belongs to it.</summary>
/// <param name="FilmId"><c>null</c> for the whole site.</param>
internal sealed record ExportScope(ReviewSiteDb Db, int? FilmId)
{
    private const int FilmsAtOnce = 100;

    public IQueryable<Film> Films =>
        FilmId is { } id ? Db.Films.AsNoTracking().Where(f => f.Id == id) : Db.Films.AsNoTracking();

    public IQueryable<Review> Reviews =>
        FilmId is { } id ? Db.Reviews.AsNoTracking().Where(r => r.FilmId == id) : Db.Reviews.AsNoTracking();

    /// <summary>A critic without a review on the site is not exported.</summary>
    public IQueryable<Critic> Critics =>
        Db.Critics.AsNoTracking().Where(c => Reviews.Any(r => r.CriticId == c.Id)).OrderBy(c => c.Slug);

    public IQueryable<Publication> Publications =>
        Db.Publications.AsNoTracking().Where(p => Reviews.Any(r => r.PublicationId == p.Id)).OrderBy(p => p.Slug);

    /// <summary>The imports in force, in the order in which they apply.</summary>
    public IQueryable<Import> Imports
    {
        get
        {
            var inForce = Db
                .Imports.AsNoTracking()
                .Where(i => i.WithdrawnAt == null && (i.FilmId == null || Db.Films.Any(f => f.Id == i.FilmId)));
            return (
                FilmId is { } id
                    ? inForce.Where(i =>
                        i.FilmId == id
                        || i.Published.Any(s => s.FilmId == id)
                        || Db.ImportFilmMentions.Any(m => m.ImportId == i.Id && m.FilmId == id)
                        || Db.ImportMentions.Any(m => m.ImportId == i.Id && Reviews.Any(r => r.Id == m.ReviewId))
                    )
                    : inForce
            ).OrderBy(i => i.Id);
        }
    }

    /// <summary>
    /// The hash that identifies an import's file. If it contains more than the exported film, it gets a different one;
    /// otherwise the rest could never be imported into a site that has the film.
    /// </summary>
    public async Task<string> KeyOfAsync(Import import, CancellationToken cancellation)
    {
        if (FilmId is not { } id || !await TellsOfOthersAsync(import, id, cancellation))
        {
            return import.Hash;
        }

        var slug = await Films.Select(f => f.Slug).SingleAsync(cancellation);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{import.Hash} {slug}")));
    }

    /// <summary>The films by their slugs, in pages, so that memory use stays constant.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Film>> PagesOfFilmsAsync(
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var last = "";

        // SQLite compares by bytes, whatever the name of this comparison.
        while (
            await Films
                .Where(f => f.Slug.CompareTo(last) > 0)
                .OrderBy(f => f.Slug)
                .Take(FilmsAtOnce)
                .ToListAsync(cancellation)
                is { Count: > 0 } films
        )
        {
            yield return films;
            last = films[^1].Slug;
        }
    }

    /// <summary>By film, in the order of their positions.</summary>
    public async Task<ILookup<int, Review>> ReviewsOfAsync(IEnumerable<Film> films, CancellationToken cancellation)
    {
        var ids = films.Select(f => f.Id).ToList();
        var reviews = await Db
            .Reviews.AsNoTracking()
            .Include(r => r.Critic)
            .Include(r => r.Publication)
            .Where(r => ids.Contains(r.FilmId))
            .OrderBy(r => r.FilmId)
            .ThenBy(r => r.Position)
            .ToListAsync(cancellation);
        return reviews.ToLookup(r => r.FilmId);
    }

    /// <summary>Withdrawn reviews whose quotes were erased, by film.</summary>
    public async Task<ILookup<int, Review>> ErasedOfAsync(IEnumerable<Film> films, CancellationToken cancellation)
    {
        var ids = films.Select(f => f.Id).ToList();
        var reviews = await Db
            .Reviews.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(r => ids.Contains(r.FilmId) && r.IsWithdrawn && r.ErasedQuotes.Any())
            .ToListAsync(cancellation);
        return reviews.ToLookup(r => r.FilmId);
    }

    /// <summary>The published summaries in force, by film.</summary>
    public async Task<IReadOnlyDictionary<int, PublishedSummary>> PublishedOfAsync(
        IEnumerable<Film> films,
        CancellationToken cancellation
    )
    {
        var ids = films.Select(f => f.Id).ToList();
        var published = await Db.SummariesInForceAsync(ids, cancellation);
        return published.ToDictionary(s => s.Key, s => s.Value.Figures);
    }

    private async Task<bool> TellsOfOthersAsync(Import import, int filmId, CancellationToken cancellation) =>
        (import.FilmId is { } own && own != filmId)
        || await Db.ImportFilmMentions.AnyAsync(m => m.ImportId == import.Id && m.FilmId != filmId, cancellation)
        || await Db
            .ImportMentions.IgnoreQueryFilters()
            .AnyAsync(m => m.ImportId == import.Id && m.Review.FilmId != filmId, cancellation)
        || await Db.ImportedSummaries.AnyAsync(s => s.ImportId == import.Id && s.FilmId != filmId, cancellation);
}
