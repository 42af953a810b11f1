namespace ReviewSite.Web.Pages.Shared;

/// <summary>Shown in place of a score, for readers who hide scores.</summary>
/// <param name="Address">Where the score is shown.</param>
/// <param name="Of">What it is the score of, in words.</param>
/// <param name="Form">The CSS class of what it replaces.</param>
public sealed record RevealLink(string Address, string Of, string Form);
