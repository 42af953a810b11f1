using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Posters;

namespace ReviewSite.Web.Exports;

/// <summary>
/// Writes the catalogue as JSON, without loss. It contains no row numbers and no export time, so a site that imports it
/// exports the same bytes.
/// </summary>
internal sealed class CatalogueExport(ExportScope scope, PosterFiles posters, Stream stream)
{
    private readonly JsonDocumentWriter _json = new(stream);

    public async Task WriteAsync(CancellationToken cancellation)
    {
        _json.Write(
            Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"format":"{{CatalogueSchema.Format}}","version":{{CatalogueSchema.Version}}"""
                )
            )
        );
        _json.Write(",\n\"scale\":"u8);
        _json.Write(
            JsonSerializer.SerializeToUtf8Bytes(CatalogueScale.Of(scope.Db.Scale), CatalogueSchema.Json.CatalogueScale)
        );
        await WriteCriticsAsync(cancellation);
        await WritePublicationsAsync(cancellation);
        await WriteFilmsAsync(cancellation);
        await new CuratedExport(scope, _json).WriteAsync(cancellation);
        await new ImportsExport(scope, _json).WriteAsync(cancellation);
        await WritePostersAsync(cancellation);
        _json.Write("}\n"u8);
        await _json.SendAsync(cancellation, isLast: true);
    }

    private async Task WriteCriticsAsync(CancellationToken cancellation)
    {
        _json.BeginList(",\n\"critics\":["u8);
        await foreach (var critic in scope.Critics.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            _json.Item(
                new CatalogueCritic(critic.Slug, critic.Name, AnyOf(critic.FormerNames), AnyOf(critic.FormerSlugs)),
                CatalogueSchema.Json.CatalogueCritic
            );
            await _json.SendAsync(cancellation);
        }

        _json.EndList();
    }

    private async Task WritePublicationsAsync(CancellationToken cancellation)
    {
        _json.BeginList(",\n\"publications\":["u8);
        await foreach (var publication in scope.Publications.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            _json.Item(
                new CataloguePublication(
                    publication.Slug,
                    publication.Name,
                    publication.Weight,
                    publication.IsOurs,
                    AnyOf(publication.FormerNames),
                    AnyOf(publication.FormerSlugs)
                ),
                CatalogueSchema.Json.CataloguePublication
            );
            await _json.SendAsync(cancellation);
        }

        _json.EndList();
    }

    private static IReadOnlyList<string>? AnyOf(IReadOnlyList<string> list) => list.Count == 0 ? null : list;

    private async Task WriteFilmsAsync(CancellationToken cancellation)
    {
        var addresses = await SlugHistory.LoadAsync(scope.Db, cancellation);
        _json.BeginList(",\n\"films\":["u8);
        await foreach (var films in scope.PagesOfFilmsAsync(cancellation))
        {
            var reviews = await scope.ReviewsOfAsync(films, cancellation);
            var erased = await scope.ErasedOfAsync(films, cancellation);
            foreach (var film in films)
            {
                var form = FormOf(film, addresses.Of(film.Id)) with
                {
                    Poster = await PosterOfAsync(film, cancellation),
                };
                _json.BeginItem(form, CatalogueSchema.Json.CatalogueFilm, "]}"u8);
                _json.BeginList([]);
                foreach (var review in reviews[film.Id].Concat(erased[film.Id]).OrderBy(r => r.Position))
                {
                    _json.Item(
                        review.IsWithdrawn ? ErasedFormOf(review) : FormOf(review),
                        CatalogueSchema.Json.CatalogueReview
                    );
                }

                _json.EndList();
                _json.Write("}"u8);
                await _json.SendAsync(cancellation);
            }
        }

        _json.EndList();
    }

    private async Task WritePostersAsync(CancellationToken cancellation)
    {
        var names = scope.Films.Where(f => f.Poster != null).Select(f => f.Poster!).Distinct().OrderBy(n => n);
        _json.BeginList(",\n\"posters\":["u8);
        await foreach (var name in names.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (await posters.FindAsync(name, cancellation) is { } poster)
            {
                _json.Item(
                    new CataloguePoster(name, await File.ReadAllBytesAsync(poster.Path, cancellation)),
                    CatalogueSchema.Json.CataloguePoster
                );
                await _json.SendAsync(cancellation);
            }
        }

        _json.EndList();
    }

    /// <summary>
    /// A poster whose file is missing is left out; otherwise the importing site would look for it in vain.
    /// </summary>
    private async ValueTask<string?> PosterOfAsync(Film film, CancellationToken cancellation) =>
        film.Poster is { } poster && await posters.FindAsync(poster, cancellation) is not null ? poster : null;

    private static CatalogueFilm FormOf(Film film, IReadOnlyList<string> redirects) =>
        new(
            film.Slug,
            film.Title,
            film.Year,
            film.Directors,
            film.Countries,
            film.Languages,
            film.RuntimeMinutes,
            film.OriginalTitle,
            film.Genres,
            film.Synopsis,
            film.ImdbId,
            CatalogueWords.OfFlags(film.EditedFields),
            film.Poster,
            redirects,
            []
        );

    /// <summary>What keeps an import from bringing the quote back, and nothing else of the review.</summary>
    private static CatalogueReview ErasedFormOf(Review review) =>
        new(
            review.Position,
            Critic: null,
            Credit: null,
            Publication: null,
            OriginalScore: null,
            Score: null,
            StatedReception: null,
            Leaning: null,
            Date: null,
            Quote: null,
            Url: null,
            SourceKey: null,
            CatalogueWords.OfFlags(review.EditedFields),
            review.ErasedQuotes,
            Language: null,
            IsWithdrawn: true
        );

    private static CatalogueReview FormOf(Review review) =>
        new(
            review.Position,
            review.Critic?.Slug,
            review.Credit,
            review.Publication?.Slug,
            review.OriginalScore,
            review.Score?.Value,
            CatalogueWords.Of(review.StatedReception),
            CatalogueWords.Of(review.Leaning),
            review.Date,
            review.Quote,
            review.Url,
            review.SourceKey,
            CatalogueWords.OfFlags(review.EditedFields),
            review.ErasedQuotes,
            review.Language
        );
}
