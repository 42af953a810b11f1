using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// Which scores are positive, mixed and negative, which film scores earn which verdict, and how many critics a verdict
/// needs. Immutable; a site has one. <see cref="Standard"/> and <see cref="Games"/> are the scales that
/// English-language aggregators made common.
/// </summary>
public sealed class VerdictScale
{
    /// <summary>The name of a scale that is not one of the two presets.</summary>
    public const string CustomName = "custom";

    /// <summary>How many critics a verdict needs on every scale that a site can have.</summary>
    public const int CriticsForVerdict = 4;

    /// <summary>The key of <see cref="TooFew"/>.</summary>
    public const string TooFewKey = "too-few";

    private const string OptionalEnding = " reviews";

    private readonly Dictionary<Reception, ScoreBand> _receptions;

    /// <exception cref="ArgumentException">The bands of either kind leave out a score from 0 to 100, or include one
    /// twice.</exception>
    public VerdictScale(
        ScoreBand positive,
        ScoreBand mixed,
        ScoreBand negative,
        IReadOnlyList<Verdict> verdicts,
        Verdict tooFew,
        int fewestCritics,
        string name = CustomName
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
        Name = name;
        VerdictsByKey = Verdicts.Append(TooFew).ToDictionary(v => v.Key);
    }

    /// <summary>The scale for films; the only one for whose receptions the estimate was fitted.</summary>
    public static VerdictScale Standard { get; } =
        Of(
            "films",
            positiveFrom: 61,
            mixedFrom: 40,
            [
                (81, "Universal acclaim"),
                (61, "Generally favorable reviews"),
                (40, "Mixed or average reviews"),
                (20, "Generally unfavorable reviews"),
                (0, "Overwhelming dislike"),
            ]
        );

    /// <summary>The scale for games, which critics score higher.</summary>
    public static VerdictScale Games { get; } =
        Of(
            "games",
            positiveFrom: 75,
            mixedFrom: 50,
            [
                (90, "Universal acclaim"),
                (75, "Generally favorable reviews"),
                (50, "Mixed or average reviews"),
                (20, "Generally unfavorable reviews"),
                (0, "Overwhelming dislike"),
            ]
        );

    /// <summary>Films, games, or <see cref="CustomName"/>.</summary>
    public string Name { get; }

    public int PositiveFrom => BandOf(Reception.Positive).Low;

    public int MixedFrom => BandOf(Reception.Mixed).Low;

    /// <summary>
    /// Whether missing scores can be estimated: the estimate holds for the receptions of <see cref="Standard"/>,
    /// whatever the verdicts are called.
    /// </summary>
    public bool AllowsEstimates => PositiveFrom == Standard.PositiveFrom && MixedFrom == Standard.MixedFrom;

    /// <summary>With <see cref="TooFew"/>.</summary>
    public IReadOnlyDictionary<string, Verdict> VerdictsByKey { get; }

    /// <summary>From the best to the worst; without <see cref="TooFew"/>.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; }

    /// <summary>The verdict of a film for which enough is known of fewer than <see cref="FewestCritics"/>
    /// critics.</summary>
    public Verdict TooFew { get; }

    public int FewestCritics { get; }

    /// <param name="name">What the scale is called.</param>
    /// <param name="positiveFrom">The lowest positive score.</param>
    /// <param name="mixedFrom">The lowest mixed score; every lower one is negative.</param>
    /// <param name="verdicts">Each with the lowest film score that earns it, from the best to the worst. A verdict's
    /// key is made from its phrase.</param>
    /// <exception cref="ArgumentException">The verdicts do not begin at 0, or are not in order, or the bands leave a
    /// score out.</exception>
    public static VerdictScale Of(
        string name,
        int positiveFrom,
        int mixedFrom,
        IReadOnlyList<(int From, string Phrase)> verdicts
    )
    {
        var ends = verdicts.Select(v => v.From - 1).Prepend(Score.Highest);
        return new VerdictScale(
            new(positiveFrom, Score.Highest),
            new(mixedFrom, positiveFrom - 1),
            new(Score.Lowest, mixedFrom - 1),
            [.. verdicts.Zip(ends, (v, end) => new Verdict(KeyOf(v.Phrase), v.Phrase, new(v.From, end)))],
            new(TooFewKey, "Too few reviews", Band: null),
            CriticsForVerdict,
            name
        );
    }

    /// <summary>The key of a verdict with this phrase, such as <c>generally-favorable</c>.</summary>
    public static string KeyOf(string phrase) => Slug.Of(Bare(phrase), "verdict");

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
    /// The verdict that a source named, in whatever case and with or without "reviews" at its end; <c>null</c> if the
    /// phrase is not of this scale.
    /// </summary>
    public Verdict? FindByPhrase(string? phrase) =>
        phrase is null
            ? null
            : Verdicts
                .Append(TooFew)
                .FirstOrDefault(v => Bare(v.Phrase).Equals(Bare(phrase), StringComparison.OrdinalIgnoreCase));

    /// <summary>The same text for the same cut-offs and verdicts, and for no others.</summary>
    public override string ToString()
    {
        var verdicts = Verdicts.Select(v => $"{v.Band!.Value.Low} {v.Phrase}");
        return $"positive from {PositiveFrom}, mixed from {MixedFrom}; {string.Join("; ", verdicts)}";
    }

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
