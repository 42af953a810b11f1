using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// One change of the store: who made it, when, and what each value was before and after. Written with the change
/// itself, and only ever added to.
/// </summary>
public sealed class HistoryEntry
{
    public const int MostFilms = 100;

    /// <summary>The quote in the form in which it is searched, which early versions kept as a field.</summary>
    private const string FormerQuoteKey = "QuoteKey";

    private readonly List<HistoryChange> _changes = [];

    private HistoryEntry() { }

    public HistoryEntry(
        Actor actor,
        string what,
        DateTime at,
        IReadOnlyList<int> filmIds,
        int? revertsId,
        IEnumerable<HistoryChange> changes
    )
    {
        (Who, AccountId, What, At) = (actor.Name, actor.AccountId, what, at);
        FilmId = filmIds is [var only] ? only : null;
        FilmIds = filmIds.Count == 1 ? [] : [.. filmIds.Take(MostFilms)];
        RevertsId = revertsId;
        _changes = [.. changes];
    }

    public int Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public string Who { get; private set; } = "";

    public string? AccountId { get; private set; }

    /// <summary>In words, such as "Review corrected".</summary>
    public string What { get; private set; } = "";

    /// <summary>The film that it is about, where it is about one.</summary>
    public int? FilmId { get; private set; }

    /// <summary>The films that it is about where they are several, no more than <see cref="MostFilms"/>.</summary>
    public IReadOnlyList<int> FilmIds { get; private set; } = [];

    /// <summary>The entry that this one took back.</summary>
    public int? RevertsId { get; private set; }

    public IReadOnlyList<HistoryChange> Changes => _changes;

    /// <summary>Whether a quote that it changed was erased since; such an entry is not reverted.</summary>
    public bool HoldsErasedQuote => _changes.Exists(c => c.IsErased);

    /// <returns>The ids of the imports that it added.</returns>
    public IReadOnlyCollection<int> ImportsAdded() => Added(nameof(Import));

    /// <returns>The ids of the reviews that it added.</returns>
    public IReadOnlyCollection<int> ReviewsAdded() => Added(nameof(Review));

    /// <summary>What the quote of a review was before and after.</summary>
    public IEnumerable<string?> QuotesOf(int reviewId) =>
        _changes
            .Where(c => c is { Kind: nameof(Review), Field: nameof(Review.Quote), IsErased: false } && c.Id == reviewId)
            .SelectMany(c => new[] { c.Before, c.After });

    /// <summary>Blanks the quotes that it changed itself.</summary>
    public void EraseQuotes() =>
        _changes
            .Where(c => c is { Kind: nameof(Review), Field: nameof(Review.Quote) })
            .Select(c => c.Id)
            .Distinct()
            .ToList()
            .ForEach(EraseQuoteOf);

    /// <summary>
    /// Blanks what the quote of a review was, for legal reasons. The entry still shows that there was one.
    /// </summary>
    public void EraseQuoteOf(int reviewId)
    {
        foreach (
            var change in _changes.Where(c =>
                c is { Kind: nameof(Review), Field: nameof(Review.Quote) or FormerQuoteKey } && c.Id == reviewId
            )
        )
        {
            change.Erase();
        }
    }

    private HashSet<int> Added(string kind) =>
        [.. _changes.Where(c => c.Kind == kind && c.Field is null).Select(c => c.Id)];
}

/// <summary>One value of one thing.</summary>
/// <param name="Kind">The name of the entity, such as Film, Review or ImportFilmMention.</param>
/// <param name="Id">The thing's number within its kind; of a mention its import's.</param>
/// <param name="Field">Which value; none where the thing itself was added.</param>
/// <param name="Before">As stored, in text; <c>null</c> where there was none.</param>
/// <param name="After">Likewise.</param>
public sealed record HistoryChange(string Kind, int Id, string? Field, string? Before, string? After)
{
    /// <summary>In the place of a value that was erased.</summary>
    public const string Erased = "(erased)";

    public string? Before { get; private set; } = Before;

    public string? After { get; private set; } = After;

    public bool IsErased => Before == Erased || After == Erased;

    public static HistoryChange ImportAdded(int id) => new(nameof(Import), id, Field: null, Before: null, After: null);

    internal void Erase() => (Before, After) = (Before is null ? null : Erased, After is null ? null : Erased);
}

/// <summary>Who changes the store, and what the request behind the change needs from the save.</summary>
/// <param name="AccountId">None for the program itself.</param>
public sealed record Actor(string Name, string? AccountId)
{
    /// <summary>Called with the number of the entry in the history, once a change is saved.</summary>
    public Action<int>? WhenSaved { get; init; }

    /// <summary>Saved with the change, so that a program that asks again is known.</summary>
    public IdempotentRequest? Request { get; init; }

    public static readonly Actor Seed = new("the first start", AccountId: null);
    public static readonly Actor CommandLine = new("the command line", AccountId: null);
}
