using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Generator;

/// <summary>
/// Writes an invented catalogue into an empty store, as one import that can be withdrawn. Each film comes with all of
/// its reviews, so that its summary is known before it is written; nothing of it stays in memory.
/// </summary>
internal sealed class CatalogueWriting(
    InventedCatalogue catalogue,
    string source,
    TimeProvider time,
    Action<int> progress,
    CancellationToken cancellation
)
{
    /// <summary>
    /// In KiB, for this connection: with SQLite's usual 2 MB the indexes of many films do not fit, and each page of
    /// them is written again and again.
    /// </summary>
    private const string RoomForIndexes = "PRAGMA cache_size = -98304";

    private readonly HashSet<string> _slugs = [.. FilmCatalog.ReservedSlugs];

    /// <param name="db">Within <see cref="UnitOfWork.ExecuteAsync"/>.</param>
    /// <returns>How many films were written.</returns>
    /// <exception cref="InvalidInputException">The store holds films.</exception>
    public async Task<int> MakeAsync(ReviewSiteDb db)
    {
        if (
            await db.Films.IgnoreQueryFilters().AnyAsync(cancellation)
            || await db.Critics.AnyAsync(cancellation)
            || await db.Publications.AnyAsync(cancellation)
        )
        {
            throw new InvalidInputException(
                "an invented catalogue needs an empty store, but this one already contains films."
            )
            {
                OnCommandLine = "Choose an empty folder with --data.",
            };
        }

        await db.Database.ExecuteSqlRawAsync(RoomForIndexes, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        var import = new Import(source, Fingerprint.Of(source), now, []);
        db.Imports.Add(import);
        await db.SaveChangesAsync(cancellation);
        WriteWriters(db);
        var indexes = await DeferredIndexes.DropAsync(db, cancellation);
        var films = WriteFilms(db);
        await indexes.CreateAsync(cancellation);

        // The store was empty: whatever is there is of this import.
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO ImportFilmMentions (ImportId, FilmId) SELECT {import.Id}, Id FROM Films",
            cancellation
        );
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO ImportMentions (ImportId, ReviewId) SELECT {import.Id}, Id FROM Reviews",
            cancellation
        );
        var added = new HistoryChange(nameof(Import), import.Id, Field: null, Before: null, After: null);
        db.History.Add(new HistoryEntry(Actor.CommandLine, $"Import of {source}", now, [], revertsId: null, [added]));
        (await db.State.SingleAsync(cancellation)).NoteChange();
        await db.SaveChangesAsync(cancellation);
        return films;
    }

    private void WriteWriters(ReviewSiteDb db)
    {
        using var critics = new RowWriter<Critic>(db, nameof(Critic.Id));
        using var publications = new RowWriter<Publication>(db, nameof(Publication.Id));
        var criticSlugs = new HashSet<string>();
        foreach (var (place, critic) in catalogue.Critics.Index())
        {
            critics.Add(new Critic(Free(Slug.Of(critic.Name, "critic"), criticSlugs), critic.Name), NumberOf(place));
        }

        var publicationSlugs = new HashSet<string>();
        foreach (var (place, name) in catalogue.Publications.Index())
        {
            publications.Add(
                new Publication(Free(Slug.Of(name, "publication"), publicationSlugs), name),
                NumberOf(place)
            );
        }
    }

    private int WriteFilms(ReviewSiteDb db)
    {
        var service = SummaryService.For(db.Scale);
        using var films = new RowWriter<Film>(db, nameof(Film.Id));
        using var reviews = new RowWriter<Review>(
            db,
            nameof(Review.Id),
            nameof(Review.FilmId),
            nameof(Review.CriticId),
            nameof(Review.PublicationId)
        );
        var (filmId, reviewId) = (0, 0);
        foreach (var invented in catalogue.Films())
        {
            cancellation.ThrowIfCancellationRequested();
            var film = new Film(SlugOf(invented.Facts), invented.Facts);
            film.Summarize(
                service.Summarize(
                    invented.Reviews.Select(r => new ScoredReview(
                        r.Facts.Score,
                        r.Facts.StatedReception,
                        r.Facts.Leaning,
                        Publication.DefaultWeight,
                        IsCovered: false
                    )),
                    published: null
                )
            );
            films.Add(film, ++filmId);
            foreach (var (place, review) in invented.Reviews.Index())
            {
                var row = new Review(film, place + 1, critic: null, publication: null, review.Facts);
                row.Judge(service.Scale);
                reviews.Add(row, ++reviewId, filmId, NumberOf(review.Critic), NumberOf(review.Publication));
            }

            progress(invented.Reviews.Count);
        }

        return filmId;
    }

    private string SlugOf(FilmDetails facts)
    {
        var slug = Slug.Of(facts.Title, "film");
        return Free(
            _slugs.Contains(slug) ? string.Create(CultureInfo.InvariantCulture, $"{slug}-{facts.Year}") : slug,
            _slugs
        );
    }

    private static string Free(string slug, HashSet<string> taken)
    {
        var free = Slug.FirstFree(slug, taken);
        taken.Add(free);
        return free;
    }

    /// <summary>In an empty store whoever is first gets the number 1.</summary>
    private static int? NumberOf(int? place) => place + 1;
}
