namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>A part of a line that seems to be one field of a review.</summary>
public sealed record Token(FieldKind Kind, int Line, string Text)
{
    public bool StartsBlock { get; init; }

    /// <summary>Whether an empty line is before it.</summary>
    public bool FollowsGap { get; init; }

    /// <summary>Whether markup, a label or quotation marks determine what it is.</summary>
    public bool IsCertain { get; init; }

    public DateOnly? Date { get; init; }

    public string? Url { get; init; }
}
