using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>What withdrawing an import would remove.</summary>
/// <param name="Listed">How many reviews it lists.</param>
/// <param name="Removed">How many of them would go; <c>null</c> if there are too many to look at each.</param>
/// <param name="Edited">How many would stay because someone edited them.</param>
/// <param name="HasSummary">Whether it brought a published summary.</param>
public sealed record WithdrawalPreview(int Listed, int? Removed, int Edited, bool HasSummary)
{
    private const int MostLookedAt = 20_000;

    /// <summary>How many would stay because another import lists them.</summary>
    public int ListedElsewhere => Listed - (Removed ?? 0) - Edited - AlreadyWithdrawn;

    public int AlreadyWithdrawn { get; private init; }

    /// <summary>Whether it is of a table of many films.</summary>
    public bool IsOfTable { get; private init; }

    /// <summary>Whether the film of a text goes with it.</summary>
    public bool RemovesFilm { get; private init; }

    public static async Task<WithdrawalPreview> LoadAsync(
        ReviewSiteDb db,
        Import import,
        CancellationToken cancellation
    )
    {
        var mentions = db.ImportMentions.Where(m => m.ImportId == import.Id);
        var listed = await mentions.CountAsync(cancellation);
        var hasSummary = await db.ImportedSummaries.AnyAsync(s => s.ImportId == import.Id, cancellation);
        var isOfTable = import.FilmId is null;
        if (listed > MostLookedAt)
        {
            return new WithdrawalPreview(listed, Removed: null, Edited: 0, hasSummary) { IsOfTable = isOfTable };
        }

        var reviews = await mentions
            .Join(db.Reviews.IgnoreQueryFilters(), m => m.ReviewId, r => r.Id, (_, r) => r)
            .Select(r => new
            {
                r.Id,
                r.IsWithdrawn,
                r.EditedFields,
                IsListedElsewhere = db.ImportMentions.Any(m =>
                    m.ReviewId == r.Id
                    && m.ImportId != import.Id
                    && db.Imports.Any(i => i.Id == m.ImportId && i.WithdrawnAt == null)
                ),
            })
            .ToListAsync(cancellation);
        var shown = reviews.Where(r => !r.IsWithdrawn).ToList();
        var own = shown.Where(r => !r.IsListedElsewhere).ToList();
        var removed = own.FindAll(r => r.EditedFields == EditableReviewFields.None).ConvertAll(r => r.Id);
        return new WithdrawalPreview(listed, removed.Count, own.Count - removed.Count, hasSummary)
        {
            IsOfTable = isOfTable,
            AlreadyWithdrawn = reviews.Count - shown.Count,
            RemovesFilm = await ImportWithdrawal.FilmOfAsync(db, import, removed, cancellation) is not null,
        };
    }
}
