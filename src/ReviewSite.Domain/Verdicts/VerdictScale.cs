using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// Which scores are positive, mixed and negative, which film scores earn which verdict, and how many critics a verdict
/// needs. Immutable; <see cref="Standard"/> is the scale that English-language aggregators made common.
/// </summary>
public sealed class VerdictScale
{
    private const string OptionalEnding = " reviews";

    private readonly Dictionary<Reception, ScoreBand> _receptions;

    /// <exception cref="ArgumentException">The bands of either kind leave a score from 0 to 100 out, or hold one
    /// twice.</exception>
    public VerdictScale(
        ScoreBand positive,
        ScoreBand mixed,
        ScoreBand negative,
        IReadOnlyList<Verdict> verdicts,
        Verdict tooFew,
        int fewestCritics
    )
    {
        ThrowUnlessEveryScoreIsInOne([positive, mixed, negative], nameof(positive));
        ThrowUnlessEveryScoreIsInOne(verdicts.Select(v => v.Band ?? default), nameof(verdicts));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fewestCritics);

        _receptions = new Dictionary<Reception, ScoreBand>
        {
            [Reception.Positive] = positive,
            [Reception.Mixed] = mixed,
            [Reception.Negative] = negative,
        };
        Verdicts = [.. verdicts];
        TooFew = tooFew;
        FewestCritics = fewestCritics;
    }

    public static VerdictScale Standard { get; } =
        new(
            positive: new(61, 100),
            mixed: new(40, 60),
            negative: new(0, 39),
            verdicts:
            [
                new("universal-acclaim", "Universal acclaim", new(81, 100)),
                new("generally-favorable", "Generally favorable reviews", new(61, 80)),
                new("mixed-or-average", "Mixed or average reviews", new(40, 60)),
                new("generally-unfavorable", "Generally unfavorable reviews", new(20, 39)),
                new("overwhelming-dislike", "Overwhelming dislike", new(0, 19)),
            ],
            tooFew: new("too-few", "Too few reviews", Band: null),
            fewestCritics: 4
        );

    /// <summary>From the best to the worst; without <see cref="TooFew"/>.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; }

    /// <summary>The verdict of a film that fewer than <see cref="FewestCritics"/> critics reviewed.</summary>
    public Verdict TooFew { get; }

    public int FewestCritics { get; }

    public ScoreBand BandOf(Reception reception) => _receptions[reception];

    public Reception ReceptionOf(Score score) => _receptions.First(r => r.Value.Contains(score.Value)).Key;

    /// <param name="filmScore">A film's score, 0 to 100, already rounded half away from zero.</param>
    public Verdict VerdictOf(int filmScore) => Verdicts.First(v => v.Band!.Value.Contains(filmScore));

    /// <summary>
    /// The verdicts that a film score from <paramref name="low"/> to <paramref name="high"/> can earn, best first.
    /// </summary>
    public IEnumerable<Verdict> VerdictsWithin(int low, int high) =>
        Verdicts.Where(v => v.Band!.Value.Overlaps(low, high));

    /// <summary>
    /// The verdict that a source named, in whatever case and with or without "reviews" at its end; none where the
    /// phrase is not of this scale.
    /// </summary>
    public Verdict? FindByPhrase(string? phrase) =>
        phrase is null
            ? null
            : Verdicts
                .Append(TooFew)
                .FirstOrDefault(v => Bare(v.Phrase).Equals(Bare(phrase), StringComparison.OrdinalIgnoreCase));

    private static string Bare(string phrase)
    {
        var trimmed = phrase.Trim();
        return trimmed.EndsWith(OptionalEnding, StringComparison.OrdinalIgnoreCase)
            ? trimmed[..^OptionalEnding.Length].TrimEnd()
            : trimmed;
    }

    private static void ThrowUnlessEveryScoreIsInOne(IEnumerable<ScoreBand> bands, string parameter)
    {
        var next = Score.Lowest;
        foreach (var band in bands.OrderBy(b => b.Low))
        {
            if (band.Low != next || band.High < band.Low)
            {
                throw new ArgumentException(
                    $"The bands must hold every score from 0 to 100 once; they do not at {next}.",
                    parameter
                );
            }

            next = band.High + 1;
        }

        if (next != Score.Highest + 1)
        {
            throw new ArgumentException($"The bands must reach {Score.Highest}; they end at {next - 1}.", parameter);
        }
    }
}
