namespace ReviewSite.Domain.Verdicts;

/// <summary>A conflict or a notice: its code for programs, and a sentence with its figures.</summary>
public sealed record Finding(string Code, string Sentence);
