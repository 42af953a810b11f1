using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Catalogue;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Exports;

/// <summary>What a site exports, and what it imports of that.</summary>
internal static class SiteExports
{
    public static async Task<string> CatalogueAsync(this Site site, string? film = null)
    {
        using var json = new MemoryStream();
        await site.Services.GetRequiredService<SiteExport>().WriteCatalogueAsync(film, json, default);
        return Encoding.UTF8.GetString(json.ToArray());
    }

    public static async Task<CatalogueCounts> ImportAsync(this Site site, string json, bool isDryRun = false)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await site
            .Services.GetRequiredService<CatalogueImport>()
            .ImportAsync(stream, "site.json", Actor.CommandLine, isDryRun, default);
    }

    /// <summary>Each CSV file by its name.</summary>
    public static Task<Dictionary<string, string>> TablesAsync(this Site site, string? film = null) =>
        FilesAsync(open => site.Services.GetRequiredService<SiteExport>().WriteTablesAsync(film, open, default));

    /// <summary>Each review text by its name.</summary>
    public static Task<Dictionary<string, string>> TextsAsync(this Site site, string? film = null) =>
        FilesAsync(open => site.Services.GetRequiredService<SiteExport>().WriteTextsAsync(film, open, default));

    /// <summary>Whether every stored summary is what the reviews come to, and the database finds no fault.</summary>
    public static async Task<bool> IsWholeAsync(this Site site)
    {
        var summaries = site.Services.GetRequiredService<FilmSummaries>();
        return await site.ReadAsync(async db =>
            {
                foreach (var film in await db.Films.AsNoTracking().ToListAsync())
                {
                    if (
                        !StoredSummary.AreSame(
                            film.Summary,
                            (await summaries.ExplainAsync(db, film.Id, default)).Summary
                        )
                    )
                    {
                        return false;
                    }
                }

                return true;
            })
            && (await site.FaultsAsync()).Count == 0;
    }

    /// <summary>What the database itself finds wrong.</summary>
    public static Task<IReadOnlyList<string>> FaultsAsync(this Site site) =>
        site.ReadAsync(db => site.Services.GetRequiredService<IStoreDatabase>().FaultsAsync(db, default));

    private static async Task<Dictionary<string, string>> FilesAsync(Func<Func<string, Task<Stream>>, Task> write)
    {
        var files = new Dictionary<string, MemoryStream>();
        await write(name => Task.FromResult<Stream>(files[name] = new MemoryStream()));
        return files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(f.Value.ToArray()).TrimStart('\uFEFF'));
    }
}
