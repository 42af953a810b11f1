using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Reviews;

/// <summary>Adding, correcting and withdrawing a review by hand.</summary>
public sealed class ReviewEditing(UnitOfWork unitOfWork, IDbContextFactory<ReviewSiteDb> dbs, FilmSummaries summaries)
{
    public Task<EditOutcome> AddAsync(
        int filmId,
        ReviewInput input,
        ReviewContent content,
        Actor by,
        CancellationToken cancellation
    ) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<EditOutcome>(
                by,
                "Review added",
                async db =>
                {
                    var film = await db.Films.SingleStillThereAsync(f => f.Id == filmId, cancellation);
                    var (critic, publication) = await NamesAsync(db, input, cancellation);
                    var reviews = await db
                        .Reviews.IgnoreQueryFilters()
                        .Where(r => r.FilmId == filmId)
                        .ToListAsync(cancellation);
                    if (reviews.Find(r => !r.IsWithdrawn && IsSame(r, critic, publication, content)) is { } same)
                    {
                        return ChangeResult.Rejected<EditOutcome>(new EditOutcome.Same(same.Id));
                    }

                    if (await HoldsErasedAsync(db, filmId, content, cancellation))
                    {
                        return ChangeResult.Rejected<EditOutcome>(new EditOutcome.Erased());
                    }

                    var position = reviews.Select(r => r.Position).DefaultIfEmpty().Max() + 1;
                    var review = new Review(film, position, critic: null, publication: null, new ReviewContent());
                    review.CorrectByEditor(critic, publication, content);
                    db.Reviews.Add(review);
                    var before = film.Summary;
                    return ChangeResult.Saved<EditOutcome>(() => new EditOutcome.Saved(review, before, film.Summary));
                }
            ),
            cancellation
        );

    public Task<EditOutcome> CorrectAsync(
        int reviewId,
        ReviewInput input,
        ReviewContent content,
        Actor by,
        CancellationToken cancellation
    ) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<EditOutcome>(
                by,
                "Review edited",
                async db =>
                {
                    var review = await db
                        .Reviews.IgnoreQueryFilters()
                        .Include(r => r.Film)
                        .Include(r => r.Critic)
                        .Include(r => r.Publication)
                        .SingleAsync(r => r.Id == reviewId, cancellation);
                    if (review.Version != input.Version)
                    {
                        return ChangeResult.Rejected<EditOutcome>(
                            new EditOutcome.SavedMeanwhile(ReviewInput.Of(review), review.IsWithdrawn)
                        );
                    }

                    if (await HoldsErasedAsync(db, review.FilmId, content, cancellation))
                    {
                        return ChangeResult.Rejected<EditOutcome>(new EditOutcome.Erased());
                    }

                    var before = review.Film.Summary;
                    var (critic, publication) = await NamesAsync(db, input, cancellation);
                    review.CorrectByEditor(critic, publication, content);
                    return ChangeResult.Saved<EditOutcome>(() =>
                        new EditOutcome.Saved(review, before, review.Film.Summary)
                    );
                }
            ),
            cancellation
        );

    /// <summary>What the film's verdict would be, in a sentence; nothing is written.</summary>
    /// <param name="reviewId">The review that would be edited; none where one would be added.</param>
    public async Task<string> PreviewAsync(
        int filmId,
        int? reviewId,
        ReviewInput input,
        ReviewContent content,
        CancellationToken cancellation
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var weight =
            (await FindPublicationAsync(db, input.PublicationName, cancellation))?.Weight ?? Publication.DefaultWeight;
        var now = await summaries.ExplainAsync(db, filmId, cancellation);
        var then = await summaries.ExplainWithAsync(db, filmId, reviewId, content, weight, cancellation);
        return EditOutcome.Saved.Preview(now.Summary, then.Summary);
    }

    private static async Task<Publication?> FindPublicationAsync(
        ReviewSiteDb db,
        string? name,
        CancellationToken cancellation
    )
    {
        var key = SearchKey.Of(name);
        if (
            await db.Publications.SingleOrDefaultAsync(p => p.NameKey == key, cancellation) is { IsMerged: false } found
        )
        {
            return found;
        }

        var renamed = await db.PublicationsWithFormerNames().AsNoTracking().ToListAsync(cancellation);
        return renamed.FindAll(p => p.HadName(key)).MaxBy(p => p.Id);
    }

    /// <param name="version">Only that version; none for whichever there is.</param>
    /// <returns>None where it was withdrawn already, or has another version.</returns>
    public Task<EditOutcome.Saved?> WithdrawAsync(
        int reviewId,
        int? version,
        Actor by,
        CancellationToken cancellation
    ) =>
        unitOfWork.ExecuteAsync(
            new StoreChange<EditOutcome.Saved?>(
                by,
                "Review withdrawn",
                async db =>
                {
                    var review = await db
                        .Reviews.Include(r => r.Film)
                        .SingleOrDefaultAsync(r => r.Id == reviewId, cancellation);
                    if (review is null || (version is not null && review.Version != version))
                    {
                        return ChangeResult.Rejected<EditOutcome.Saved?>(null);
                    }

                    var before = review.Film.Summary;
                    review.WithdrawByEditor();
                    return ChangeResult.Saved<EditOutcome.Saved?>(() =>
                        new EditOutcome.Saved(review, before, review.Film.Summary)
                    );
                }
            ),
            cancellation
        );

    private static async Task<bool> HoldsErasedAsync(
        ReviewSiteDb db,
        int filmId,
        ReviewContent content,
        CancellationToken cancellation
    )
    {
        if (content.Quote is not { } quote)
        {
            return false;
        }

        var erased = await db
            .Reviews.IgnoreQueryFilters()
            .Where(r => r.FilmId == filmId)
            .Select(r => r.ErasedQuotes)
            .ToListAsync(cancellation);
        var fingerprint = Fingerprint.Of(quote);
        return erased.Exists(quotes => quotes.Contains(fingerprint));
    }

    private static async Task<(Critic? Critic, Publication? Publication)> NamesAsync(
        ReviewSiteDb db,
        ReviewInput input,
        CancellationToken cancellation
    )
    {
        var names = await ContributorLookup.LoadAsync(db, [input.CriticName], [input.PublicationName], cancellation);
        return (names.Critic(input.CriticName), names.Publication(input.PublicationName));
    }

    /// <summary>Reviews without critic and quote are the same only if everything else is.</summary>
    private static bool IsSame(Review review, Critic? critic, Publication? publication, ReviewContent content) =>
        review.CriticId == critic?.Id
        && review.PublicationId == publication?.Id
        && review.Credit == content.Credit
        && (
            critic is null && content.Quote is null
                ? review.Content with { Leaning = content.Leaning, Language = content.Language } == content
                : review.Quote == content.Quote
                    || (critic is not null && content.Date is not null && review.Date == content.Date)
        );
}

/// <summary>What came of an edit.</summary>
public abstract record EditOutcome
{
    /// <param name="Before">What the reviews of the film came to before.</param>
    /// <param name="Now">What they come to now.</param>
    public sealed record Saved(Review Review, FilmSummary Before, FilmSummary Now) : EditOutcome
    {
        /// <summary>What changed in the verdict, and why.</summary>
        public string InWords
        {
            get
            {
                var (before, after) = (Described(Before), Described(Now));
                return before == after ? $"Saved. The verdict is unchanged: {after}."
                    : Headline(Before) == Headline(Now) ? $"Saved. The verdict stays {Headline(Now)}; {Counts(Now)}."
                    : $"Saved. The verdict was {before}; now it is {after}.";
            }
        }

        /// <summary>What would change in the verdict.</summary>
        public static string Preview(FilmSummary now, FilmSummary then) =>
            Headline(now) == Headline(then)
                ? $"The verdict stays {Headline(now)}."
                : $"The verdict would change from {Headline(now)} to {Headline(then)}.";

        private static string Described(FilmSummary summary) => $"{Headline(summary)}, {Counts(summary)}";

        private static string Headline(FilmSummary summary)
        {
            var score = summary.Score is { } known ? $", {known.Value} ({Phrases.Basis(known.Basis)})" : "";
            return $"{summary.Verdict?.Phrase ?? "none"}{score}";
        }

        private static string Counts(FilmSummary summary) =>
            $"{Phrases.Distribution(summary)}, {Phrases.Count(summary.Scored, "score", "scores")} known";
    }

    /// <summary>The same review is there already.</summary>
    public sealed record Same(int ReviewId) : EditOutcome;

    /// <summary>The quote was erased for legal reasons, and is not stored again.</summary>
    public sealed record Erased : EditOutcome;

    /// <summary>Someone else saved since the form was opened; nothing was changed.</summary>
    public sealed record SavedMeanwhile(ReviewInput Theirs, bool IsWithdrawn) : EditOutcome;
}
