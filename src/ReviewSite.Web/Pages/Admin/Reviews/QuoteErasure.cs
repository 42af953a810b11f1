using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Reviews;

/// <summary>
/// Erases the quote of a review for legal reasons: from the review, the history, the warnings of imports and the stored
/// responses to programs. No import restores it.
/// </summary>
public sealed class QuoteErasure(UnitOfWork unitOfWork)
{
    public Task EraseAsync(int reviewId, Actor by, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<bool>(
                by,
                "Quote erased for legal reasons",
                async db =>
                {
                    var review = await db.Reviews.IgnoreQueryFilters().SingleAsync(r => r.Id == reviewId, cancellation);
                    var history = await db.History.ThatChangedQuoteOf(reviewId).ToListAsync(cancellation);
                    var quotes = history
                        .SelectMany(e => e.QuotesOf(reviewId))
                        .Append(review.Quote)
                        .OfType<string>()
                        .ToHashSet();
                    foreach (var copy in await HiddenCopiesAsync(db, review, quotes, cancellation))
                    {
                        var earlier = await db.History.ThatChangedQuoteOf(copy.Id).ToListAsync(cancellation);
                        quotes.UnionWith(earlier.SelectMany(e => e.QuotesOf(copy.Id)).OfType<string>());
                        earlier.ForEach(e => e.EraseQuoteOf(copy.Id));
                        copy.EraseQuote(quotes);
                    }

                    history.ForEach(e => e.EraseQuoteOf(reviewId));
                    var imports = await db
                        .Imports.Where(i => i.FilmId == review.FilmId || i.Mentions.Any(m => m.ReviewId == reviewId))
                        .ToListAsync(cancellation);
                    foreach (var quote in quotes)
                    {
                        imports.ForEach(i => i.EraseExcerptsOf(quote));
                    }

                    await db.IdempotentRequests.ExecuteUpdateAsync(
                        set => set.SetProperty(r => r.Status, (int?)null).SetProperty(r => r.Body, (string?)null),
                        cancellation
                    );
                    review.EraseQuote(quotes);
                    return true;
                }
            )
            {
                ErasesQuotes = true,
            },
            cancellation
        );

    /// <summary>Reviews with one of the quotes that a revert would bring back to the site.</summary>
    private static async Task<List<Review>> HiddenCopiesAsync(
        ReviewSiteDb db,
        Review review,
        IReadOnlyCollection<string> quotes,
        CancellationToken cancellation
    )
    {
        var films = await db.WithMergedAsync(review.FilmId, cancellation);
        return await db
            .Reviews.IgnoreQueryFilters()
            .Where(r => r.Id != review.Id && films.Contains(r.FilmId) && (r.IsWithdrawn || r.Film.IsWithdrawn))
            .Where(r => r.Quote != null && quotes.Contains(r.Quote))
            .ToListAsync(cancellation);
    }
}
