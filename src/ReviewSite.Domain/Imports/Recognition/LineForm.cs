namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>What a line of a list of reviews begins with.</summary>
internal enum LineForm
{
    Other,
    QuoteFirst,
    ScoreFirst,
}
