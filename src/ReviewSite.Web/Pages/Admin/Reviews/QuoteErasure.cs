using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Reviews;

/// <summary>
/// Erases the quote of a review for legal reasons: from the review, the history, the warnings of imports and the stored
/// responses to programs. No import restores it.
/// </summary>
public sealed class QuoteErasure(UnitOfWork unitOfWork)
{
    public Task<bool> EraseAsync(int reviewId, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<bool>(
                by,
                "Quote erased for legal reasons",
                async db =>
                {
                    var review = await db.Reviews.IgnoreQueryFilters().SingleAsync(r => r.Id == reviewId, cancellation);
                    var history = await db.History.ThatChangedQuoteOf(reviewId).ToListAsync(cancellation);
                    string[] earlier = [.. history.SelectMany(e => e.QuotesOf(reviewId)).OfType<string>().Distinct()];
                    history.ForEach(e => e.EraseQuoteOf(reviewId));
                    var imports = await db
                        .Imports.Where(i => i.FilmId == review.FilmId || i.Mentions.Any(m => m.ReviewId == reviewId))
                        .ToListAsync(cancellation);
                    foreach (var quote in earlier.Append(review.Quote).OfType<string>())
                    {
                        imports.ForEach(i => i.EraseExcerptsOf(quote));
                    }

                    await db.IdempotentRequests.ExecuteUpdateAsync(
                        set => set.SetProperty(r => r.Status, (int?)null).SetProperty(r => r.Body, (string?)null),
                        cancellation
                    );
                    review.EraseQuote(earlier);
                    return true;
                }
            )
            {
                ErasesQuoteOf = reviewId,
            },
            cancellation
        );
}
