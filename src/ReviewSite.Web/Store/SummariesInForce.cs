using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports;

namespace ReviewSite.Web.Store;

/// <summary>Finds which of several published summaries of a film counts.</summary>
internal static class SummariesInForce
{
    /// <summary>
    /// The published summary of each film that has one: of its imports that are not withdrawn, the last.
    /// </summary>
    /// <returns>By the ids of the films.</returns>
    public static async Task<IReadOnlyDictionary<int, ImportedSummary>> SummariesInForceAsync(
        this ReviewSiteDb db,
        IReadOnlyCollection<int> filmIds,
        CancellationToken cancellation
    )
    {
        var published = await db
            .ImportedSummaries.AsNoTracking()
            .Where(s => EF.Parameter(filmIds).Contains(s.FilmId) && s.Import.WithdrawnAt == null)
            .OrderByDescending(s => s.ImportId)
            .ThenByDescending(s => s.Id)
            .ToListAsync(cancellation);
        return published.DistinctBy(s => s.FilmId).ToDictionary(s => s.FilmId);
    }
}
