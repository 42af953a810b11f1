using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Verdicts;

/// <summary>How an estimate did on a film that its model did not see.</summary>
/// <param name="Error">Of the estimate before rounding, in points.</param>
/// <param name="Width">Of the displayed likely range, its upper end less its lower.</param>
internal sealed record JudgedEstimate(
    EvidenceCase Case,
    int Value,
    double Error,
    bool IsRight,
    bool IsCovered,
    int Width
)
{
    private const int Folds = 5;
    private const int Splits = 2;

    /// <summary>
    /// Each film in each split judged by a model of the other folds. Films are split, so that no draw of a film helps
    /// another.
    /// </summary>
    public static Lazy<IReadOnlyList<JudgedEstimate>> All { get; } =
        new(() =>
            [
                .. ParallelEnumerable
                    .Range(0, Splits * Folds)
                    .AsOrdered()
                    .WithMergeOptions(ParallelMergeOptions.FullyBuffered)
                    .SelectMany(place => OfFold(1 + (place / Folds), place % Folds)),
            ]
        );

    public double ShareKnown => Case.Evidence.ScoredWeight / Case.Evidence.Weight;

    public Verdict Verdict => VerdictScale.Standard.VerdictOf(Value);

    public static JudgedEstimate By(EvidenceModel model, EvidenceCase film)
    {
        var estimate = Estimate.Of(model, BreakdownOf(film));
        return new JudgedEstimate(
            film,
            estimate.Value,
            Math.Abs((double)estimate.Exact - film.Truth),
            VerdictScale.Standard.VerdictOf(estimate.Value) == VerdictScale.Standard.VerdictOf(film.RoundedTruth),
            estimate.Likely.Contains(film.RoundedTruth),
            estimate.Likely.High - estimate.Likely.Low
        );
    }

    public static ScoreBreakdown BreakdownOf(EvidenceCase film)
    {
        var e = film.Evidence;
        var rows = new List<ScoreRow>();
        if (e.Scores.Count > 0)
        {
            rows.Add(
                new ScoreRow(
                    Kind: null,
                    e.Scores.Count,
                    (decimal)e.ScoredWeight,
                    (decimal)film.KnownSum,
                    (decimal)film.KnownSum
                )
            );
        }

        foreach (var (kind, places) in e.Missing.Where(m => m.Value.Count > 0))
        {
            var band = kind.ReceptionOf() is { } reception
                ? VerdictScale.Standard.BandOf(reception)
                : new ScoreBand(Score.Lowest, Score.Highest);
            var weight = (decimal)places.Weight;
            rows.Add(new ScoreRow(kind, places.Count, weight, weight * band.Low, weight * band.High));
        }

        return new ScoreBreakdown(rows, e);
    }

    private static IEnumerable<JudgedEstimate> OfFold(int split, int fold)
    {
        var model = EvidenceFit.Of([.. EvidenceTables.ForFolds.Value.Where(c => FoldOf(c, split) != fold)]);
        return EvidenceTables.ForJudging.Value.Where(c => FoldOf(c, split) == fold).Select(c => By(model, c)).ToList();
    }

    private static int FoldOf(EvidenceCase film, int split) =>
        (int)(EvidenceTables.Draw("split", split, film.Film) * Folds);
}
