using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>
/// Which entries tell of one thing. A change is stored as text that begins with kind, number and field, so it is found
/// by that.
/// </summary>
internal static class HistoryQueries
{
    public static IQueryable<HistoryEntry> About(this IQueryable<HistoryEntry> entries, int filmId) =>
        entries.Where(e => e.FilmId == filmId || e.FilmIds.Contains(filmId));

    /// <summary>Corrections of a thing after it was added, which neither were taken back nor take back.</summary>
    public static IQueryable<HistoryEntry> ThatCorrected(this IQueryable<HistoryEntry> entries, string kind, int id) =>
        entries
            .Holding(string.Create(CultureInfo.InvariantCulture, $"{{\"Kind\":\"{kind}\",\"Id\":{id},\"Field\":\""))
            .Where(e => e.RevertsId == null && !entries.Any(later => later.RevertsId == e.Id));

    public static IQueryable<HistoryEntry> ThatChangedQuoteOf(this IQueryable<HistoryEntry> entries, int reviewId) =>
        entries.Holding(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"Kind":"{{nameof(Review)}}","Id":{{reviewId}},"Field":"{{nameof(Review.Quote)}}"""
            )
        );

    public static IQueryable<HistoryEntry> ThatAddedImport(this IQueryable<HistoryEntry> entries, int importId) =>
        entries.Holding(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"Kind":"{{nameof(Import)}}","Id":{{importId}},"Field":null"""
            )
        );

    private static IQueryable<HistoryEntry> Holding(this IQueryable<HistoryEntry> entries, string start) =>
        entries.Where(e => ((string)(object)e.Changes).Contains(start));
}
