using ReviewSite.Domain.Scores;

namespace ReviewSite.Web.Pages.Films;

/// <summary>Which of a film's reviews are shown, and in which order. What is <c>null</c> does not narrow.</summary>
public sealed record ReviewFilter(
    ReceptionChoice? Reception,
    int? Min,
    int? Max,
    string? Publication,
    string? Critic,
    string? Words,
    int? Year,
    ReviewSort Sort
)
{
    public const int LongestWords = 200;

    /// <summary>Whether it looks at scores, so that a review without one cannot match.</summary>
    public bool IsByScore => Min is not null || Max is not null;

    public bool IsNarrowing =>
        IsByScore
        || Reception is not null
        || Publication is not null
        || Critic is not null
        || Words is not null
        || Year is not null;

    /// <summary>Whether it shows every review, in the usual order.</summary>
    public bool IsWhole => !IsNarrowing && Sort == ReviewSort.Default;

    public ReviewFilter WithoutScore => this with { Min = null, Max = null };
}

/// <summary>
/// The groups to filter reviews by: reception, leaning if there is no reception, or unknown. Every review is in one of
/// them.
/// </summary>
public sealed record ReceptionChoice(string Key, Reception? Reception, Leaning? Leaning)
{
    public bool Holds(Reception? reception, Leaning? leaning) =>
        reception == Reception && (reception is not null || leaning == Leaning);

    public static IReadOnlyDictionary<string, ReceptionChoice> All { get; } =
        new ReceptionChoice[]
        {
            new("positive", Domain.Scores.Reception.Positive, Leaning: null),
            new("mixed", Domain.Scores.Reception.Mixed, Leaning: null),
            new("negative", Domain.Scores.Reception.Negative, Leaning: null),
            new("favorable", Reception: null, Domain.Scores.Leaning.Favorable),
            new("unfavorable", Reception: null, Domain.Scores.Leaning.Unfavorable),
            new("unknown", Reception: null, Leaning: null),
        }.ToDictionary(c => c.Key);
}

/// <summary>An order of reviews; what lacks the thing sorted by comes last, both ways.</summary>
/// <param name="InSentence">Its form within a sentence: "11 reviews, newest first".</param>
public sealed record ReviewSort(string Key, string Label, string InSentence)
{
    public static readonly ReviewSort Listed = new("listed", "As in the source", "as in the source");
    public static readonly ReviewSort ScoreHighest = new("score", "Score, highest first", "highest score first");
    public static readonly ReviewSort ScoreLowest = new("score-asc", "Score, lowest first", "lowest score first");
    public static readonly ReviewSort Newest = new("date", "Date, newest first", "newest first");
    public static readonly ReviewSort Oldest = new("date-asc", "Date, oldest first", "oldest first");
    public static readonly ReviewSort Critic = new("critic", "Critic, A to Z", "by critic, A to Z");
    public static readonly ReviewSort CriticReversed = new("critic-desc", "Critic, Z to A", "by critic, Z to A");

    /// <summary>The default, which the address does not name.</summary>
    public static ReviewSort Default => Newest;

    /// <summary>All sort orders, by their names in the address.</summary>
    public static IReadOnlyDictionary<string, ReviewSort> All { get; } =
        new[] { Newest, Oldest, ScoreHighest, ScoreLowest, Critic, CriticReversed, Listed }.ToDictionary(s => s.Key);
}
