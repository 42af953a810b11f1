using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>A change of the store.</summary>
/// <param name="By">Who makes it.</param>
/// <param name="What">In words, for the history, such as "Review corrected".</param>
/// <param name="RunAsync">Makes the change, and says whether it is to be saved.</param>
public sealed record StoreChange<T>(Actor By, string What, Func<ReviewSiteDb, Task<ChangeResult<T>>> RunAsync)
{
    /// <summary>
    /// A file that a long import was gathered in; it is there as <c>staging</c> while the change is made.
    /// </summary>
    public string? Staging { get; init; }

    /// <summary>Whether to roll everything back at the end, and so only see what would happen.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>
    /// Whether it erases quotes for legal reasons: the file of the store keeps nothing of what it removes.
    /// </summary>
    public bool ErasesQuotes { get; init; }

    /// <summary>The entry of the history that this change reverts.</summary>
    public int? RevertsId { get; init; }
}

/// <summary>
/// The result of a change: a plain value if it is to be saved, or <see cref="ChangeResult.Rejected"/>.
/// </summary>
/// <param name="ValueOf">What the caller gets. It is called once the change is saved, or rolled back.</param>
public readonly record struct ChangeResult<T>(Func<T> ValueOf, bool IsRejected)
{
    /// <summary>What was written past the change tracker, if anything was.</summary>
    public BulkWrite? Bulk { get; init; }

    public static implicit operator ChangeResult<T>(T value) => new(() => value, IsRejected: false);
}

public static class ChangeResult
{
    /// <summary>Nothing of the change is saved, whatever it has done.</summary>
    public static ChangeResult<T> Rejected<T>(T value) => new(() => value, IsRejected: true);

    /// <summary>The change is saved, and what the caller gets follows from what was calculated then.</summary>
    public static ChangeResult<T> Saved<T>(Func<T> valueOf) => new(valueOf, IsRejected: false);

    /// <summary>The change is saved; it wrote rows that the change tracker does not know.</summary>
    public static ChangeResult<T> Saved<T>(T value, BulkWrite bulk) =>
        new(() => value, IsRejected: false) { Bulk = bulk };
}

/// <summary>Rows that a change wrote itself, in bulk, with their summaries: what the history says of them.</summary>
/// <param name="FilmIds">The films that the change is about, or none if there are too many to name.</param>
/// <param name="Changes">What can be reverted.</param>
public sealed record BulkWrite(IReadOnlyList<int> FilmIds, IReadOnlyList<HistoryChange> Changes);
