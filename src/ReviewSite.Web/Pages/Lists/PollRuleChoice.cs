using ReviewSite.Domain.Polls;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Lists;

/// <summary>A rule for adding up critics' lists, with its name in addresses and its text on the page.</summary>
/// <param name="Sentence">What the rule does, whole.</param>
public sealed record PollRuleChoice(PollRule Rule, string Key, string Label, string Sentence)
{
    public const string Field = "rule";

    private const string Ties =
        "Films that tie split the points of the places that they take. Lists without an order give no points: a film "
        + "that is only on such lists has no points, which is not the same as zero.";

    /// <summary>What holds if an address says nothing, since every list counts.</summary>
    public static readonly PollRuleChoice Share = new(
        PollRule.Share,
        "share",
        "Share of lists",
        "The number of lists that a film is on, whatever its rank. Every list counts, with or without an order."
    );

    public static readonly PollRuleChoice Points = new(
        PollRule.Points,
        "points",
        "3, 2, 1 points",
        $"Three points for a first place, two for a second, one for a third. {Ties}"
    );

    public static readonly PollRuleChoice Borda = new(
        PollRule.Borda,
        "borda",
        "Borda count",
        $"The last place on a list gives one point, and each place above it gives one point more. {Ties}"
    );

    public static IReadOnlyDictionary<string, PollRuleChoice> All { get; } =
        new[] { Share, Points, Borda }.ToDictionary(r => r.Key);

    internal static PollRuleChoice Read(QueryReader query) => query.OneOf(Field, All) ?? Share;
}
