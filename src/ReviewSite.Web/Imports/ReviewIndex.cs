using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Imports;

/// <summary>
/// The reviews of a film, found by the key that a file knows them by, else by critic, publication and date, else by
/// quote.
/// </summary>
internal sealed class ReviewIndex(List<Review> stored)
{
    private readonly Dictionary<(Critic, Publication?, DateOnly?), List<Review>> _byCritic = stored
        .Where(r => r.Critic is not null)
        .GroupBy(r => (r.Critic!, r.Publication, r.Date))
        .ToDictionary(g => g.Key, g => g.ToList());

    private readonly Dictionary<string, List<Review>> _byQuote = stored
        .Where(r => r.Quote is not null)
        .GroupBy(r => r.Quote!)
        .ToDictionary(g => g.Key, g => g.ToList());

    /// <summary>Stored reviews that only a score, a date or a publication tells apart.</summary>
    private Dictionary<(Publication?, DateOnly?, Score?), Queue<Review>>? _bare;

    private readonly ILookup<string, Review> _erased = stored
        .SelectMany(r => r.ErasedQuotes, (review, quote) => (review, quote))
        .ToLookup(e => e.quote, e => e.review);
    private readonly Dictionary<string, Review> _bySourceKey = stored
        .Where(r => r.SourceKey is not null)
        .DistinctBy(r => r.SourceKey)
        .ToDictionary(r => r.SourceKey!);

    public Review? WithKey(string key) => _bySourceKey.GetValueOrDefault(key);

    public List<Review> WithErasedQuote(string quote) => _erased.Count == 0 ? [] : [.. _erased[Fingerprint.Of(quote)]];

    /// <summary>A review that is new, or that was changed, so that it is found as it is now.</summary>
    public void Add(Review review)
    {
        if (review.Critic is { } critic)
        {
            Add(_byCritic, (critic, review.Publication, review.Date), review);
        }

        if (review.Quote is { } quote)
        {
            Add(_byQuote, quote, review);
        }

        if (review.SourceKey is { } key)
        {
            _bySourceKey.TryAdd(key, review);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<Review>> index, TKey key, Review review)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var same))
        {
            index[key] = same = [];
        }

        same.Add(review);
    }

    /// <param name="isMentioned">Whether the file lists a review already; the same critic twice in one text, with two
    /// quotes, is two reviews.</param>
    public Review? Find(IncomingReview incoming, Predicate<Review> isMentioned)
    {
        var (item, critic, publication) = incoming;
        if (incoming.OfErasedQuote is { } erased)
        {
            return erased;
        }

        if (
            item.SourceKey is { } key
            && _bySourceKey.TryGetValue(key, out var known)
            && (AgreesOnCritic(known, critic) || (item.Content.Quote is { } same && known.Quote == same))
        )
        {
            return known;
        }

        var (quote, date) = (item.Content.Quote, item.Content.Date);
        var sameQuote = quote is null ? [] : _byQuote.GetValueOrDefault(quote) ?? [];
        if (critic is not null)
        {
            return sameQuote.Find(r => r.Critic == critic && r.Publication == publication && r.Date == date)
                ?? _byCritic
                    .GetValueOrDefault((critic, publication, date))
                    ?.Find(r => !isMentioned(r) || quote is null || r.Quote is null)
                ?? sameQuote.Find(r => AgreesOnCritic(r, critic) && AgreesOnPublication(r, publication));
        }

        // Without a critic nothing but the rest tells two reviews apart.
        return quote is null
            ? FindBare(item, publication, isMentioned)
            : sameQuote.Find(r =>
                Agree(r.Publication, publication)
                && (r.Critic is not null || !isMentioned(r) || Says(r, item, publication))
            );
    }

    private Review? FindBare(SourceReview item, Publication? publication, Predicate<Review> isMentioned)
    {
        // The staff of a publication may be stored as a critic, by an earlier version or by an editor.
        _bare ??= stored
            .Where(r => r.Quote is null && (r.Critic is null || Byline.IsStaff(r.Critic.Name)))
            .GroupBy(r => (r.Publication, r.Date, r.Score))
            .ToDictionary(g => g.Key, g => new Queue<Review>(g));
        var key = (publication, item.Content.Date, item.Content.Score);
        while (_bare.TryGetValue(key, out var alike) && alike.TryDequeue(out var review))
        {
            if (!isMentioned(review))
            {
                return review;
            }
        }

        return null;
    }

    private static bool Says(Review review, SourceReview item, Publication? publication) =>
        review.Publication == publication && review.Date == item.Content.Date && review.Score == item.Content.Score;

    /// <summary>Where an editor said who wrote it, a file that says otherwise may still mean it.</summary>
    public static bool AgreesOnCritic(Review review, Critic? given) =>
        Agree(review.Critic, given) || review.EditedFields.HasFlag(EditableReviewFields.Critic);

    private static bool AgreesOnPublication(Review review, Publication? given) =>
        Agree(review.Publication, given) || review.EditedFields.HasFlag(EditableReviewFields.Publication);

    private static bool Agree<T>(T? left, T? right)
        where T : class => left is null || right is null || left == right;
}

/// <summary>A review of a file, with the critic and the publication that it names.</summary>
internal sealed record IncomingReview(SourceReview Item, Critic? Critic, Publication? Publication)
{
    /// <summary>The stored review whose quote was erased, if this is that quote.</summary>
    public Review? OfErasedQuote { get; init; }
}
