using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Polls;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Exports;

/// <summary>
/// Writes the pages that editors put together, with the films that are on the site. They are not in the export of a
/// single film.
/// </summary>
internal sealed class CuratedExport(ExportScope scope, JsonDocumentWriter json)
{
    public async Task WriteAsync(CancellationToken cancellation)
    {
        if (scope.FilmId is not null)
        {
            return;
        }

        var (db, schema) = (scope.Db, CatalogueSchema.Json);
        await WriteAsync(
            CatalogueSchema.Grids,
            db.SavedGrids,
            g => Task.FromResult(FormOf(g)),
            schema.CatalogueGrid,
            cancellation
        );
        await WriteAsync(
            CatalogueSchema.Collections,
            db.Collections,
            c => FormOfAsync(c, cancellation),
            schema.CatalogueCollection,
            cancellation
        );
        await WriteAsync(
            CatalogueSchema.Lists,
            db.Polls,
            p => FormOfAsync(p, cancellation),
            schema.CataloguePoll,
            cancellation
        );
    }

    private async Task WriteAsync<TPage, TForm>(
        string name,
        IQueryable<TPage> pages,
        Func<TPage, Task<TForm>> formOf,
        JsonTypeInfo<TForm> type,
        CancellationToken cancellation
    )
        where TPage : class, ICuratedPage
    {
        // Their ids first: each page queries its films, which not every database allows while a result is being read.
        var ids = await pages.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellation);
        if (ids.Count == 0)
        {
            return;
        }

        json.BeginList(Encoding.UTF8.GetBytes($",\n\"{name}\":["));
        foreach (var id in ids)
        {
            var page = await pages.AsNoTracking().SingleAsync(p => p.Id == id, cancellation);
            json.Item(await formOf(page), type);
            await json.SendAsync(cancellation);
        }

        json.EndList();
    }

    private static CatalogueGrid FormOf(SavedGrid grid) =>
        new(
            grid.Slug,
            grid.Title,
            grid.By,
            grid.Films,
            grid.Contributors,
            grid.Scale,
            grid.Order,
            grid.Decimals,
            grid.Rounding,
            grid.IsInWords
        );

    private async Task<CatalogueCollection> FormOfAsync(CuratedFilms collection, CancellationToken cancellation)
    {
        var slugs = await SlugsOfAsync(collection.Sections.SelectMany(s => s.Films), cancellation);
        return new CatalogueCollection(
            collection.Slug,
            collection.Title,
            collection.Description,
            [
                .. collection.Sections.Select(s => new CatalogueSection(
                    s.Title,
                    [.. s.Films.Select(f => slugs.GetValueOrDefault(f)).OfType<string>()]
                )),
            ]
        );
    }

    private async Task<CataloguePoll> FormOfAsync(Poll poll, CancellationToken cancellation)
    {
        var slugs = await SlugsOfAsync(poll.Films, cancellation);
        return new CataloguePoll(
            poll.Slug,
            poll.Title,
            poll.Description,
            [.. poll.Ballots.Select(b => new CatalogueBallot(b.By, [.. FilmsOf(b, slugs)]))]
        );
    }

    private static IEnumerable<CatalogueBallotFilm> FilmsOf(Ballot ballot, Dictionary<int, string> slugs) =>
        ballot
            .Entries.Where(e => slugs.ContainsKey(e.Film))
            .Select(e => new CatalogueBallotFilm(e.Rank, slugs[e.Film]));

    private Task<Dictionary<int, string>> SlugsOfAsync(IEnumerable<int> films, CancellationToken cancellation)
    {
        var ids = films.ToList();
        return scope
            .Films.Where(f => EF.Parameter(ids).Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, f => f.Slug, cancellation);
    }
}
