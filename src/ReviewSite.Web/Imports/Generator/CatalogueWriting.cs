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
    /// <summary>Films are written together, and then their reviews: rows of one table at a time.</summary>
    private const int FilmsAtOnce = 500;

    private static readonly Type[] _written = [typeof(Critic), typeof(Publication), typeof(Film), typeof(Review)];

    private readonly HashSet<string> _slugs = [.. FilmCatalog.ReservedSlugs];

    /// <param name="db">Within <see cref="UnitOfWork.ExecuteAsync"/>.</param>
    /// <returns>How many films were written.</returns>
    /// <exception cref="InvalidInputException">The store holds films.</exception>
    public async Task<ChangeResult<int>> WriteAsync(ReviewSiteDb db)
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

        var import = new Import(source, Fingerprint.Of(source), time.GetUtcNow().UtcDateTime, []);
        db.Imports.Add(import);
        await db.SaveChangesAsync(cancellation);
        await WriteContributorsAsync(db);
        var indexes = await db.Loader.DeferIndexesAsync(db, cancellation);
        var films = await WriteFilmsAsync(db);
        await db.Loader.ContinueIdsAsync(db, _written, cancellation);
        await indexes.CreateAsync(cancellation);

        // The store was empty, so everything in it is from this import.
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO ImportFilmMentions (ImportId, FilmId) SELECT {import.Id}, Id FROM Films",
            cancellation
        );
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO ImportMentions (ImportId, ReviewId) SELECT {import.Id}, Id FROM Reviews",
            cancellation
        );
        return ChangeResult.Saved(films, new BulkWrite([], [HistoryChange.ImportAdded(import.Id)]));
    }

    private async Task WriteContributorsAsync(ReviewSiteDb db)
    {
        await using (var critics = await db.Loader.WriterAsync<Critic>(db, cancellation, nameof(Critic.Id)))
        {
            var slugs = new HashSet<string>();
            foreach (var (place, critic) in catalogue.Critics.Index())
            {
                await critics.AddAsync(
                    new Critic(Free(Slug.Of(critic.Name, "critic"), slugs), critic.Name),
                    NumberOf(place)
                );
            }

            await critics.CompleteAsync();
        }

        await using (
            var publications = await db.Loader.WriterAsync<Publication>(db, cancellation, nameof(Publication.Id))
        )
        {
            var slugs = new HashSet<string>();
            foreach (var (place, name) in catalogue.Publications.Index())
            {
                await publications.AddAsync(
                    new Publication(Free(Slug.Of(name, "publication"), slugs), name),
                    NumberOf(place)
                );
            }

            await publications.CompleteAsync();
        }
    }

    private async Task<int> WriteFilmsAsync(ReviewSiteDb db)
    {
        var service = SummaryService.For(db.Scale);
        var (filmId, reviewId) = (0, 0);
        foreach (var batch in catalogue.Films().Chunk(FilmsAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var films = batch.Select(invented => new Film(SlugOf(invented.Details), invented.Details)).ToList();
            await using (var writer = await db.Loader.WriterAsync<Film>(db, cancellation, nameof(Film.Id)))
            {
                foreach (var (place, film) in films.Index())
                {
                    film.Summarize(SummaryOf(batch[place], service));
                    await writer.AddAsync(film, filmId + place + 1);
                }

                await writer.CompleteAsync();
            }

            await using (
                var writer = await db.Loader.WriterAsync<Review>(
                    db,
                    cancellation,
                    nameof(Review.Id),
                    nameof(Review.FilmId),
                    nameof(Review.CriticId),
                    nameof(Review.PublicationId)
                )
            )
            {
                foreach (var (film, invented) in films.Zip(batch))
                {
                    filmId++;
                    foreach (var (place, review) in invented.Reviews.Index())
                    {
                        var row = new Review(film, place + 1, critic: null, publication: null, review.Content);
                        row.Judge(service.Scale);
                        await writer.AddAsync(
                            row,
                            ++reviewId,
                            filmId,
                            NumberOf(review.Critic),
                            NumberOf(review.Publication)
                        );
                    }

                    progress(invented.Reviews.Count);
                }

                await writer.CompleteAsync();
            }
        }

        return filmId;
    }

    private static FilmSummary SummaryOf(InventedFilm film, SummaryService service) =>
        service.Summarize(
            film.Reviews.Select(r => new ScoredReview(
                r.Content.Score,
                r.Content.StatedReception,
                r.Content.Leaning,
                Publication.DefaultWeight,
                IsCovered: false
            )),
            published: null
        );

    private string SlugOf(FilmDetails details)
    {
        var slug = Slug.Of(details.Title, "film");
        return Free(
            _slugs.Contains(slug) ? string.Create(CultureInfo.InvariantCulture, $"{slug}-{details.Year}") : slug,
            _slugs
        );
    }

    private static string Free(string slug, HashSet<string> taken)
    {
        var free = Slug.FirstFree(slug, taken);
        taken.Add(free);
        return free;
    }

    /// <summary>In an empty store, the first one gets the number 1.</summary>
    private static int? NumberOf(int? place) => place + 1;
}
