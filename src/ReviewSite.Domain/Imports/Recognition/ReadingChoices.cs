using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>What is ambiguous in a page.</summary>
public enum ReadingDoubt
{
    /// <summary>The scale of its scores.</summary>
    Scale,

    /// <summary>Which names are critics' and which are publications'.</summary>
    Names,

    /// <summary>The order of day, month and year in its dates.</summary>
    Dates,
}

/// <summary>How the names of a review were distinguished.</summary>
public enum NameReading
{
    /// <summary>A label, "by" or the markup says which is which, or there is no name.</summary>
    Stated,

    /// <summary>A single name, which may be either.</summary>
    One,

    /// <summary>Two names, the critic's first.</summary>
    CriticFirst,

    /// <summary>Two names, the publication's first.</summary>
    PublicationFirst,
}

/// <summary>Whose a name is.</summary>
public enum NameRole
{
    Critic,
    Publication,
}

/// <summary>
/// How a page is to be read that can be read in more than one way, as chosen by a person. It applies to all reviews of
/// the page with the same pattern.
/// </summary>
/// <param name="First">The role of the first of two names; <c>null</c> to keep what was recognized.</param>
/// <param name="Only">The role of a single name.</param>
public sealed record ReadingChoices(NameRole? First = null, NameRole? Only = null, DateOrder? Dates = null)
{
    public ReviewTextItem ApplyTo(ReviewTextItem item) =>
        (IsSwapped(item) ? item with { Critic = item.Publication, Credit = null, Publication = item.Name } : item) with
        {
            Date = item.Date ?? DateOf(item),
        };

    /// <summary>Whether the review's critic and publication are swapped.</summary>
    public bool IsSwapped(ReviewTextItem item) =>
        item.Names switch
        {
            NameReading.CriticFirst => First == NameRole.Publication,
            NameReading.PublicationFirst => First == NameRole.Critic,
            NameReading.One => Only is { } role && role == NameRole.Critic == (item.Name is null),
            _ => false,
        };

    public bool Answers(ReadingDoubt doubt) =>
        doubt switch
        {
            ReadingDoubt.Names => First is not null || Only is not null,
            ReadingDoubt.Dates => Dates is not null,
            _ => false,
        };

    private DateOnly? DateOf(ReviewTextItem item) =>
        item.DoubtfulDate is { } text && Dates is { } order ? PageDates.Read(text, order) : null;
}
