namespace ReviewSite.Web.Pages.Shared;

/// <summary>Stands where a score would be, for readers who hide scores.</summary>
/// <param name="Address">Where the score is shown.</param>
/// <param name="Of">What it is the score of, in words.</param>
/// <param name="Form">The class of what it stands for.</param>
public sealed record RevealLink(string Address, string Of, string Form);
