using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Exports;

/// <summary>
/// Writes the collections, with the films that are on the site. The export of one film has none, since they are of
/// many.
/// </summary>
internal sealed class CollectionsExport(ExportScope scope, JsonDocumentWriter json)
{
    public async Task WriteAsync(CancellationToken cancellation)
    {
        var collections = scope.Db.Collections.AsNoTracking().OrderBy(c => c.Id);
        if (scope.FilmId is not null || !await collections.AnyAsync(cancellation))
        {
            return;
        }

        json.BeginList(",\n\"collections\":["u8);
        await foreach (var collection in collections.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            json.Item(await FormOfAsync(collection, cancellation), CatalogueSchema.Json.CatalogueCollection);
            await json.SendAsync(cancellation);
        }

        json.EndList();
    }

    private async Task<CatalogueCollection> FormOfAsync(CuratedFilms collection, CancellationToken cancellation)
    {
        var ids = collection.Sections.SelectMany(s => s.Films).ToList();
        var slugs = await scope
            .Films.Where(f => ids.Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, f => f.Slug, cancellation);
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
}
