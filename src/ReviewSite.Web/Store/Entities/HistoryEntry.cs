using System.Text.Json.Serialization;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// One change of the store: who made it, when, and what each value was before and after. Written with the change
/// itself, and only ever added to.
/// </summary>
public sealed class HistoryEntry
{
    public const int MostFilms = 100;

    private const string Erased = "(erased)";

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
        Changes = [.. changes];
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

    public IReadOnlyList<HistoryChange> Changes { get; private set; } = [];

    /// <summary>Whether a quote that it changed was erased since; such an entry is not reverted.</summary>
    public bool HoldsErasedQuote => Changes.Any(c => c.Before == Erased || c.After == Erased);

    /// <summary>What the quote of a review was before and after.</summary>
    public IEnumerable<string?> QuotesOf(int reviewId) =>
        Changes
            .Where(c => c is { Kind: nameof(Review), Field: nameof(Review.Quote) } && c.Id == reviewId)
            .SelectMany(c => new[] { c.Before, c.After })
            .Where(q => q != Erased);

    /// <summary>
    /// Blanks what the quote of a review was, for legal reasons; that there was one stays to be seen.
    /// </summary>
    public void EraseQuoteOf(int reviewId) =>
        Changes = [
            .. Changes.Select(c =>
                c is { Kind: nameof(Review), Field: nameof(Review.Quote) or nameof(Review.QuoteKey) }
                && c.Id == reviewId
                    ? c with
                    {
                        Before = c.Before is null ? null : Erased,
                        After = c.After is null ? null : Erased,
                    }
                    : c
            ),
        ];
}

/// <summary>One value of one thing.</summary>
/// <param name="Kind">Film, Review, Critic, Publication, Import, ImportedSummary, ImportFilmMention.</param>
/// <param name="Id">The thing's number within its kind; of a mention its import's.</param>
/// <param name="Field">Which value; none where the thing itself was added.</param>
/// <param name="Before">As stored, in text; <c>null</c> where there was none.</param>
/// <param name="After">Likewise.</param>
public sealed record HistoryChange(string Kind, int Id, string? Field, string? Before, string? After);

/// <summary>Who changes the store.</summary>
/// <param name="AccountId">None for the program itself.</param>
public sealed record Actor(string Name, string? AccountId)
{
    public static readonly Actor Seed = new("the first start", AccountId: null);
    public static readonly Actor CommandLine = new("the command line", AccountId: null);
}

[JsonSerializable(typeof(IReadOnlyList<HistoryChange>))]
internal sealed partial class HistoryJson : JsonSerializerContext;
