namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>What a part of a line seems to be.</summary>
public enum FieldKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>A critic or a publication; the names of the other reviews decide which.</summary>
    Name,
    Critic,
    Publication,
    Score,

    /// <summary>"Fresh" or "Rotten".</summary>
    Leaning,
    Date,
    Quote,

    /// <summary>"Read full review" and the like, which often ends a review.</summary>
    Link,

    /// <summary>A heading or a notice that does not belong to a review.</summary>
    Boundary,

    /// <summary>"Top critic", "Share" and the like, which say nothing.</summary>
    Noise,
}
