using System.Globalization;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>A film's verdict in words, with its basis.</summary>
/// <param name="scale">The site's.</param>
public sealed class VerdictText(FilmSummary summary, VerdictScale scale)
{
    /// <summary>An unknown figure has no place among the others, so the legend has to name it.</summary>
    private const string NotShown = "how many are positive, mixed or negative";

    public string Phrase => summary.Verdict?.Phrase ?? "No reviews yet";

    /// <summary>
    /// The other verdicts that the likely range of an estimate reaches, in lower case: "universal acclaim".
    /// </summary>
    public IReadOnlyList<string> Alternatives =>
        summary is { VerdictBasis: Basis.Estimated, Score.Likely: { } likely } ? [.. Others(likely).Select(Lower)] : [];

    /// <summary>The text under the score: its basis, its uncertainty, and how much evidence there is.</summary>
    public string? ScoreBasis =>
        summary.Score switch
        {
            null => null,
            { Likely: { } likely } score => $"{Phrases.Basis(score.Basis)}, likely {likely}",
            { Basis: Basis.Counted } when summary.Scored < summary.Critics =>
                $"counted from {Phrases.Number(summary.Scored)} of {Phrases.Count(summary.Critics, "score", "scores")}",
            var score => Phrases.Basis(score.Basis),
        };

    /// <summary>One sentence on where the verdict comes from.</summary>
    public string? Explanation =>
        summary switch
        {
            { Verdict: null } => null,
            { Verdict.Band: null } when summary.Critics < scale.FewestCritics => string.Create(
                CultureInfo.InvariantCulture,
                $"A verdict needs {scale.FewestCritics} critics."
            ),
            { Verdict.Band: null } => $"A verdict needs {Phrases.FewestCritics(scale)}.",
            { VerdictBasis: Basis.Published, Score.Basis: Basis.Published } => "The source published this score.",
            { VerdictBasis: Basis.Published, ComputedVerdict: null } =>
                "The source published this verdict; too few figures are on file to check it.",
            { VerdictBasis: Basis.Published } when summary.ComputedVerdict == summary.Verdict =>
                $"The source published this verdict; {Ours("agrees", "agree")}.",
            { VerdictBasis: Basis.Published } => "The source published this verdict; "
                + $"{Ours("says", "say")} {Lower(summary.ComputedVerdict!)}.",
            { VerdictBasis: Basis.Estimated } => "Estimated from the figures on file.",
            { VerdictBasis: Basis.Derived } => "Whatever the missing scores are, this is the verdict.",
            { Score.Possible: not null } =>
                $"Counted from the {Phrases.Count(summary.Scored, "score", "scores")} on file.",
            _ => "Counted from the scores of all reviews.",
        };

    /// <summary>The color of the verdict: the reception that its score would be, or none.</summary>
    public string Tone =>
        summary switch
        {
            { Verdict.Band: { } band } => Phrases.Reception(scale.ReceptionOf(new Score(band.Low))),
            _ => "unknown",
        };

    /// <summary>The bounds and the likely range as a sentence; <c>null</c> if the score is sure.</summary>
    public string? Range =>
        summary.Score switch
        {
            { Likely: { } likely, Possible: { } possible } =>
                $"Likely {likely}; at the extremes, between {Ends(possible)}.",
            { Possible: { } possible } => $"Whatever the missing scores are, the mean lies between {Ends(possible)}.",
            _ => null,
        };

    /// <summary>Which of the film's figures have which basis, so that each basis is named once.</summary>
    public IEnumerable<(string Basis, string Figures)> BasisLegend
    {
        get
        {
            (string Figure, Basis? Basis)[] figures =
            [
                ("number of critics", summary.CriticsBasis),
                .. Tally.Receptions.Select(r => (Phrases.Reception(r), summary[r].Basis)),
            ];
            var byBasis = figures.ToLookup(f => f.Basis, f => f.Figure);
            return byBasis.Count == 1
                ? [(Phrases.Basis(figures[0].Basis), figures[0].Basis is null ? NotShown : "all of these figures")]
                : byBasis
                    .OrderBy(g => g.Key is null)
                    .ThenBy(g => g.Key)
                    .Select(g => (Phrases.Basis(g.Key), Phrases.Join(g)));
        }
    }

    private string Ours(string one, string many) =>
        scale.AllowsEstimates ? $"our estimate {one}" : $"the figures on file {many}";

    private static string Ends(ScoreBounds bounds) =>
        string.Create(CultureInfo.InvariantCulture, $"{bounds.Outward.Low:0.0} and {bounds.Outward.High:0.0}");

    private IEnumerable<Verdict> Others(ScoreBand likely) =>
        scale.VerdictsWithin(likely.Low, likely.High).Where(v => v != summary.Verdict);

    private static string Lower(Verdict verdict) => char.ToLowerInvariant(verdict.Phrase[0]) + verdict.Phrase[1..];
}
