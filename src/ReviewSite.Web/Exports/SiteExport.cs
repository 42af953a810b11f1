using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Exports;

/// <summary>Gives back what the site holds, as it was at one moment, whoever writes meanwhile.</summary>
public sealed class SiteExport(IDbContextFactory<ReviewSiteDb> dbs, IStoreDatabase database, PosterFiles posters)
{
    /// <summary>
    /// The film of this slug, or the one that had it once, by the slug that it has; <c>null</c> if there is none.
    /// </summary>
    public async Task<string?> FindAsync(string slug, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return (await db.FindBySlugOrMovedAsync(slug, cancellation))?.Slug;
    }

    /// <param name="film">By its slug; <c>null</c> for the whole site, as with the others.</param>
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
