namespace ReviewSite.Web.Pages.Admin.History;

/// <summary>An entry of the history as a person reads it.</summary>
/// <param name="Reverts">What the entry did that this one reverted; <c>null</c> if it reverted nothing.</param>
/// <param name="Subject">What it is about, if that is one thing.</param>
/// <param name="Added">"1 film", "11 reviews": what it added, if that is more than its subject.</param>
/// <param name="Unlisted">How many more values it changed.</param>
/// <param name="CanRevert">Not if it was reverted, or changed nothing that the history keeps.</param>
public sealed record HistoryLine(
    int Id,
    DateTime At,
    string Who,
    string What,
    string? Reverts,
    bool IsReverted,
    ThingName? Subject,
    IReadOnlyList<string> Added,
    IReadOnlyList<ChangedValue> Values,
    int Unlisted,
    bool CanRevert
);

/// <summary>A film, a review, a critic, a publication or an import by its name.</summary>
/// <param name="Address">Its page; <c>null</c> if it has none, such as a withdrawn film.</param>
/// <param name="Quote">How a review begins.</param>
public sealed record ThingName(string Text, string? Address, string? Quote = null);

/// <summary>A value before and after, in words.</summary>
/// <param name="Thing">Whose it is; <c>null</c> if that is the subject of the entry.</param>
/// <param name="Before"><c>null</c> if the field says it all, such as "withdrawn".</param>
public sealed record ChangedValue(ThingName? Thing, string Field, string? Before, string? After);
