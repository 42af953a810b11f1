using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Exports;

/// <summary>Exports a consistent snapshot of the site, even if others write meanwhile.</summary>
public sealed class SiteExport(IDbContextFactory<ReviewSiteDb> dbs, IStoreDatabase database, PosterFiles posters)
{
    /// <summary>The current slug of the film that has, or once had, this slug; <c>null</c> if there is none.</summary>
    public async Task<string?> FindAsync(string slug, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return (await db.FindBySlugOrMovedAsync(slug, cancellation))?.Slug;
    }

    /// <param name="film">The film's slug; <c>null</c> for the whole site, as in the other methods.</param>
    public Task WriteCatalogueAsync(string? film, Stream stream, CancellationToken cancellation) =>
        ReadAsync(film, scope => new CatalogueExport(scope, posters, stream).WriteAsync(cancellation), cancellation);

    /// <param name="open">Opens the file of that name; it is closed when it is written.</param>
    public Task WriteTablesAsync(string? film, Func<string, Task<Stream>> open, CancellationToken cancellation) =>
        ReadAsync(film, scope => new TableExport(scope).WriteAsync(open, cancellation), cancellation);

    public Task WriteReviewTableAsync(string? film, Stream stream, CancellationToken cancellation) =>
        ReadAsync(film, scope => new TableExport(scope).WriteReviewsAsync(stream, cancellation), cancellation);

    /// <inheritdoc cref="WriteTablesAsync"/>
    public Task WriteTextsAsync(string? film, Func<string, Task<Stream>> open, CancellationToken cancellation) =>
        ReadAsync(film, scope => new ReviewTextExport(scope).WriteAsync(open, cancellation), cancellation);

    private async Task ReadAsync(string? film, Func<ExportScope, Task> write, CancellationToken cancellation)
    {
        await using var snapshot = await StoreSnapshot.OpenAsync(dbs, database, cancellation);
        int? id = film is null
            ? null
            : await snapshot.Db.Films.Where(f => f.Slug == film).Select(f => f.Id).SingleAsync(cancellation);
        await write(new ExportScope(snapshot.Db, id));
    }
}
