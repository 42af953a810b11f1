namespace ReviewSite.Domain.Verdicts;

/// <summary>A film's summary together with every step that led to it.</summary>
/// <param name="Estimate"><c>null</c> if every score is known, or too little is.</param>
public sealed record VerdictBreakdown(
    FilmSummary Summary,
    TallyBreakdown Tally,
    ScoreBreakdown Score,
    Estimate? Estimate
);
