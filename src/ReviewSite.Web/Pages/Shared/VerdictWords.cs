using System.Globalization;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>How a film's verdict is put into words, with what it rests on.</summary>
public sealed class VerdictWords(FilmSummary summary)
{
    private static readonly VerdictScale _scale = VerdictScale.Standard;

    /// <summary>The verdict; where it is estimated and the likely range reaches further, "Probably …, perhaps …".</summary>
    public string Phrase => summary switch
    {
        { Verdict: null } => "No reviews yet",
        { VerdictBasis: Basis.Estimated, Score.Likely: { } likely } when Others(likely).ToList() is { Count: > 0 } others =>
            $"Probably {Lower(summary.Verdict)}, perhaps {Phrases.Join(others.Select(Lower))}",
        _ => summary.Verdict.Phrase,
    };

    /// <summary>One sentence on where the verdict comes from.</summary>
    public string? Explanation => summary switch
    {
        { Verdict: null } => null,
        { VerdictBasis: Basis.Published, Score.Basis: Basis.Published } => "The source published this score.",
        { VerdictBasis: Basis.Published, ComputedVerdict: null } => "The source published this verdict; too few figures are on file to check it.",
        { VerdictBasis: Basis.Published } when summary.ComputedVerdict == summary.Verdict =>
            "The source published this verdict; our estimate agrees.",
        { VerdictBasis: Basis.Published } => $"The source published this verdict; our estimate says {Lower(summary.ComputedVerdict!)}.",
        { VerdictBasis: Basis.Estimated } => "Estimated from the figures on file; the source's own verdict is missing or cannot be right.",
        { Verdict.Band: null } when summary.Critics < _scale.FewestCritics =>
            string.Create(CultureInfo.InvariantCulture, $"A verdict needs {_scale.FewestCritics} critics."),
        { Verdict.Band: null } => string.Create(CultureInfo.InvariantCulture, $"A verdict needs {_scale.FewestCritics} critics whose reception is known."),
        _ => "Counted from the scores of all reviews.",
    };

    /// <summary>Which colour the verdict has: the reception that its score would be, or none.</summary>
    public string Tone => summary switch
    {
        { Verdict.Band: { } band } => Phrases.Reception(_scale.ReceptionOf(new Score(band.Low))),
        _ => "unknown",
    };

    /// <summary>The bounds and the likely range as a sentence; none where the score is sure.</summary>
    public string? Range => summary.Score switch
    {
        { Likely: { } likely, Possible: { } possible } => $"Likely {likely}; whatever the missing scores are, between {possible}.",
        { Possible: { } possible } => $"Whatever the missing scores are, the mean lies between {possible}.",
        _ => null,
    };

    private IEnumerable<Verdict> Others(ScoreBand likely) => _scale.VerdictsWithin(likely.Low, likely.High).Where(v => v != summary.Verdict);

    private static string Lower(Verdict verdict) => char.ToLowerInvariant(verdict.Phrase[0]) + verdict.Phrase[1..];
}
