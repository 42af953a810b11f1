namespace ReviewSite.Domain.Verdicts;

/// <summary>The phrase for a film's score.</summary>
/// <param name="Key">Its name for programs, such as <c>generally-favorable</c>.</param>
/// <param name="Phrase">Its name for people, such as "Generally favorable reviews".</param>
/// <param name="Band">The film scores that earn it; <c>null</c> for the verdict of a film with too few critics.</param>
public sealed record Verdict(string Key, string Phrase, ScoreBand? Band);
