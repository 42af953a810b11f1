using ReviewSite.Domain.Reviews;
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
    ReviewSort Sort
)
{
    public const int LongestWords = 200;

    /// <summary>Whether it looks at scores, so that a review without one cannot match.</summary>
    public bool IsByScore => Min is not null || Max is not null;

    public bool IsNarrowing =>
        IsByScore || Reception is not null || Publication is not null || Critic is not null || Words is not null;

    /// <summary>Whether it shows every review, as they are listed.</summary>
    public bool IsWhole => !IsNarrowing && Sort == ReviewSort.Listed;

    public ReviewFilter WithoutScore => this with { Min = null, Max = null };
}

/// <summary>A reception to filter by; <paramref name="Reception"/> is <c>null</c> for the unknown.</summary>
public sealed record ReceptionChoice(string Key, Reception? Reception)
{
    public static IReadOnlyDictionary<string, ReceptionChoice> All { get; } =
        new ReceptionChoice[]
        {
            new("positive", Domain.Scores.Reception.Positive),
            new("mixed", Domain.Scores.Reception.Mixed),
            new("negative", Domain.Scores.Reception.Negative),
            new("unknown", Reception: null),
        }.ToDictionary(c => c.Key);
}

/// <summary>An order of reviews; what lacks the thing sorted by comes last, both ways.</summary>
public sealed record ReviewSort(string Key, string Label)
{
    public static readonly ReviewSort Listed = new("listed", "As listed");
    public static readonly ReviewSort ScoreHighest = new("score", "Score, highest first");
    public static readonly ReviewSort ScoreLowest = new("score-asc", "Score, lowest first");
    public static readonly ReviewSort Newest = new("date", "Date, newest first");
    public static readonly ReviewSort Oldest = new("date-asc", "Date, oldest first");
    public static readonly ReviewSort Critic = new("critic", "Critic, A to Z");
    public static readonly ReviewSort CriticReversed = new("critic-desc", "Critic, Z to A");

    /// <summary>By their names in the address, where the first need not be named.</summary>
    public static IReadOnlyDictionary<string, ReviewSort> All { get; } =
        new[] { Listed, ScoreHighest, ScoreLowest, Newest, Oldest, Critic, CriticReversed }.ToDictionary(s => s.Key);
}
