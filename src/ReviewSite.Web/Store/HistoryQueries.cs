using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>Which entries of the history are about one thing.</summary>
internal static class HistoryQueries
{
    public static IQueryable<HistoryEntry> About(this IQueryable<HistoryEntry> entries, int filmId) =>
        entries.Where(e => e.FilmId == filmId || e.FilmIds.Contains(filmId));

    /// <summary>Edits of a thing after it was added that were neither reverted nor are reverts.</summary>
    public static IQueryable<HistoryEntry> ThatCorrected(this IQueryable<HistoryEntry> entries, string kind, int id) =>
        entries
            .Where(e => e.Changes.Any(c => c.Kind == kind && c.Id == id && c.Field != null))
            .Where(e => e.RevertsId == null && !entries.Any(later => later.RevertsId == e.Id));

    public static IQueryable<HistoryEntry> ThatChangedQuoteOf(this IQueryable<HistoryEntry> entries, int reviewId) =>
        entries.Where(e =>
            e.Changes.Any(c => c.Kind == nameof(Review) && c.Id == reviewId && c.Field == nameof(Review.Quote))
        );

    public static IQueryable<HistoryEntry> ThatAdded(this IQueryable<HistoryEntry> entries, string kind, int id) =>
        entries.Where(e => e.Changes.Any(c => c.Kind == kind && c.Id == id && c.Field == null));
}
