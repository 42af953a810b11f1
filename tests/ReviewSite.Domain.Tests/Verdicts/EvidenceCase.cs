using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Verdicts;

/// <summary>A real film as it would be known if some of its scores were hidden, and its true score.</summary>
/// <param name="Film">A stable name; films, not cases, are split between fit and test.</param>
/// <param name="Kind">How the evidence was made.</param>
/// <param name="KnownSum">The known scores, added up.</param>
internal sealed record EvidenceCase(string Film, CaseKind Kind, Evidence Evidence, double KnownSum, double Truth)
{
    public int RoundedTruth => (int)Math.Round(Truth, MidpointRounding.AwayFromZero);

    public bool IsOfTally => Kind is CaseKind.Tally or CaseKind.FewCritics;
}

internal enum CaseKind
{
    /// <summary>The leaning of every review, and no, 3 or 8 scores.</summary>
    Leanings0,
    Leanings3,
    Leanings8,

    /// <summary>Half of the scores hidden at random, or by publication, or 90 % at random; leanings kept.</summary>
    Half,
    HalfOfPublications,
    NinetyPercent,

    /// <summary>
    /// 3, 8, half or a tenth of the scores known, each without its leaning; of the others the leaning.
    /// </summary>
    PlainScores3,
    PlainScores8,
    PlainHalf,
    PlainTenth,

    /// <summary>A third scored, a third with a leaning, of a third nothing known.</summary>
    Thirds,

    /// <summary>Press grades: 1 to 8 scores known, nothing of the others.</summary>
    Scores1,
    Scores2,
    Scores3,
    Scores5,
    Scores8,

    /// <summary>Scores of the table of leanings known, of the others nothing.</summary>
    ScoresOfAnotherSource1,
    ScoresOfAnotherSource3,
    ScoresOfAnotherSource8,

    /// <summary>Scores known, of the others the reception.</summary>
    Receptions3,
    Receptions8,

    /// <summary>A published tally alone, of 7 critics and more, or of 4 to 6.</summary>
    Tally,
    FewCritics,
}

/// <summary>Puts evidence together, one critic of weight 1 after another.</summary>
internal static class EvidenceBuilder
{
    public static Evidence Nothing { get; } = new(default, 0, new Dictionary<PlaceKind, OpenPlaces>());

    public static Evidence PlusScore(this Evidence evidence, int score, Leaning? leaning = null, double weight = 1) =>
        evidence with
        {
            Scores = evidence.Scores.Plus(new Score(score), leaning),
            ScoredWeight = evidence.ScoredWeight + weight,
        };

    public static Evidence PlusMissing(this Evidence evidence, PlaceKind kind, int count = 1, double weight = 1) =>
        evidence with
        {
            Missing = new Dictionary<PlaceKind, OpenPlaces>(evidence.Missing)
            {
                [kind] = evidence[kind].Plus(count, weight),
            },
        };
}
