using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Imports;

/// <summary>What a review text says: the layout of a film's review page when it is copied as text.</summary>
/// <param name="Published">What its head says of the whole; <c>null</c> if it has neither a headline nor a
/// tally.</param>
/// <param name="Problems">In the order of their lines.</param>
public sealed record ReviewText(
    PublishedSummary? Published,
    IReadOnlyList<ReviewTextItem> Reviews,
    IReadOnlyList<Problem> Problems
)
{
    /// <summary>The scale of its scores: a bare number is out of 100.</summary>
    public const decimal ScoreScale = 100;

    /// <summary>The scale of scores that do not state one.</summary>
    public PageScale Scale { get; init; } = new(Points: null, Stars: null);

    public bool HasErrors => Problems.Any(p => p.IsError);
}

/// <summary>
/// One review of a review text. Missing values are <c>null</c>; texts are in the form of <see cref="PlainText"/>.
/// </summary>
/// <param name="Line">Where it starts, counted from 1.</param>
/// <param name="Credit">The credit line of a review whose writer is not named, such as "Staff [Not Credited]".</param>
public sealed record ReviewTextItem(
    int Line,
    string? Critic,
    string? Credit,
    string? Publication,
    string? OriginalScore,
    Score? Score,
    DateOnly? Date,
    string? Quote
)
{
    /// <summary>For sources that say "thumbs up", "fresh" or "rotten" instead of a score.</summary>
    public Leaning? Leaning { get; init; }

    /// <summary>The address of the whole review, http or https.</summary>
    public string? Url { get; init; }

    public NameReading Names { get; init; }

    /// <summary>The date as the page has it, if that may be several days.</summary>
    public string? DoubtfulDate { get; init; }

    /// <summary>The critic, or the credit line in place of a name.</summary>
    internal string? Name => Critic ?? Credit;

    /// <summary>Whether it has any content.</summary>
    public bool IsEmpty =>
        this is { Critic: null, Credit: null, Publication: null, OriginalScore: null, Date: null, Quote: null };
}
