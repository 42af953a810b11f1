using System.Globalization;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Verdicts;

/// <summary>Real films in four tables, with what is hidden drawn by a hash, so that every run hides the same.</summary>
internal static class EvidenceTables
{
    private const int FewestLeanings = 4;
    private const int FewestGrades = 6;
    private const int DrawsForFit = 4;
    private const int DrawsForFolds = 2;
    private const int DrawsForJudging = 8;

    private static readonly (CaseKind Kind, int Known)[] _grades =
    [
        (CaseKind.Scores1, 1),
        (CaseKind.Scores2, 2),
        (CaseKind.Scores3, 3),
        (CaseKind.Scores5, 5),
        (CaseKind.Scores8, 8),
    ];

    /// <summary>
    /// What the coefficients in the code were fitted on: several draws of what is hidden of the films with leanings.
    /// </summary>
    public static Lazy<IReadOnlyList<EvidenceCase>> ForFit { get; } = new(() => [.. Cases(DrawsForFit, gradeDraws: 1)]);

    /// <summary>What each fold is fitted on, which takes a while.</summary>
    public static Lazy<IReadOnlyList<EvidenceCase>> ForFolds { get; } =
        new(() => [.. Cases(DrawsForFolds, gradeDraws: 1)]);

    /// <summary>
    /// What the folds are judged on: more draws, since which scores are hidden matters more than one would like.
    /// </summary>
    public static Lazy<IReadOnlyList<EvidenceCase>> ForJudging { get; } =
        new(() => [.. Cases(DrawsForJudging, DrawsForJudging / 2)]);

    private static IEnumerable<EvidenceCase> Cases(int draws, int gradeDraws) =>
        [
            .. Enumerable.Range(1, draws).SelectMany(OfLeanings),
            .. Enumerable.Range(1, gradeDraws).SelectMany(OfGrades),
            .. OfTally("tallies.csv", CaseKind.Tally),
            .. OfTally("tallies-few-critics.csv", CaseKind.FewCritics),
        ];

    /// <summary>A number from 0 to 1 that depends on nothing but its arguments.</summary>
    public static double Draw(params ReadOnlySpan<object> parts)
    {
        var text = string.Join('|', parts.ToArray().Select(p => Convert.ToString(p, CultureInfo.InvariantCulture)));
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text));
        return BitConverter.ToUInt32(hash, 0) / (double)uint.MaxValue;
    }

    private static IEnumerable<EvidenceCase> OfTally(string file, CaseKind kind) =>
        from row in Read(file).Index()
        let t = row.Item.Select(c => int.Parse(c, CultureInfo.InvariantCulture)).ToArray()
        select new EvidenceCase(
            $"{file} {row.Index}",
            kind,
            EvidenceBuilder
                .Nothing.PlusMissing(PlaceKind.Positive, t[0])
                .PlusMissing(PlaceKind.Mixed, t[1])
                .PlusMissing(PlaceKind.Negative, t[2]),
            KnownSum: 0,
            t[3]
        );

    private static IEnumerable<EvidenceCase> OfGrades(int draw)
    {
        const int PointsOfStar = 20;
        foreach (var film in Read("star-grades.csv").GroupBy(r => r[0]))
        {
            var name = $"grades {film.Key}";
            var scores = Shuffled(film.Select(r => (int)(PointsOfStar * Number(r[3]))), name, draw);
            foreach (var (kind, known) in _grades.Where(g => scores.Count >= FewestGrades && g.Known < scores.Count))
            {
                var evidence = scores.Take(known).Aggregate(EvidenceBuilder.Nothing, (e, score) => e.PlusScore(score));
                yield return new EvidenceCase(
                    name,
                    kind,
                    evidence.PlusMissing(PlaceKind.Unknown, scores.Count - known),
                    scores.Take(known).Sum(),
                    scores.Average()
                );
            }
        }
    }

    private static IEnumerable<EvidenceCase> OfLeanings(int draw) =>
        Read("leanings.csv")
            .GroupBy(r => r[0])
            .SelectMany(film =>
                OfLeanings(
                    $"leanings {film.Key}",
                    [
                        .. film.Where(r => r[4].Length > 0)
                            .Select(r => new Review(
                                r[3] == "favorable" ? Leaning.Favorable : Leaning.Unfavorable,
                                (int)Math.Round(Number(r[4]), MidpointRounding.AwayFromZero),
                                r[2]
                            )),
                    ],
                    draw
                )
            );

    private static IEnumerable<EvidenceCase> OfLeanings(string film, IReadOnlyList<Review> all, int draw)
    {
        var reviews = Shuffled(all, film, draw);
        var n = reviews.Count;
        if (n < FewestLeanings)
        {
            yield break;
        }

        foreach (
            var (kind, known) in new[]
            {
                (CaseKind.Leanings0, 0),
                (CaseKind.Leanings3, 3),
                (CaseKind.Leanings8, 8),
            }.Where(k => k.Item2 < n)
        )
        {
            yield return Case(kind, i => i >= known, LeaningOf);
        }

        foreach (
            var (kind, known) in new[] { (CaseKind.Receptions3, 3), (CaseKind.Receptions8, 8) }.Where(k => k.Item2 < n)
        )
        {
            yield return Case(kind, i => i >= known, ReceptionOf);
        }

        foreach (
            var (kind, known) in new[]
            {
                (CaseKind.ScoresOfAnotherSource1, 1),
                (CaseKind.ScoresOfAnotherSource3, 3),
                (CaseKind.ScoresOfAnotherSource8, 8),
            }.Where(k => k.Item2 < n)
        )
        {
            yield return Case(kind, i => i >= known, _ => PlaceKind.Unknown);
        }

        var tenth = Math.Max(1, (int)Math.Round(0.1 * n));
        yield return Case(CaseKind.Half, i => i >= n / 2, LeaningOf);
        yield return Case(CaseKind.NinetyPercent, i => i >= tenth, LeaningOf);
        var isHidden = reviews.Select(r => Draw(draw, "publication", r.Publication) < 0.5).ToArray();
        if (isHidden.Contains(true) && isHidden.Contains(false))
        {
            yield return Case(CaseKind.HalfOfPublications, i => isHidden[i], LeaningOf);
        }

        var third = Math.Max(1, n / 3);
        var thirds = reviews
            .Index()
            .Aggregate(
                EvidenceBuilder.Nothing,
                (e, r) =>
                    r.Index < third
                        ? e.PlusScore(r.Item.Score)
                        : e.PlusMissing(r.Index < 2 * third ? LeaningOf(r.Item) : PlaceKind.Unknown)
            );
        yield return new EvidenceCase(
            film,
            CaseKind.Thirds,
            thirds,
            reviews.Take(third).Sum(r => r.Score),
            reviews.Average(r => r.Score)
        );

        EvidenceCase Case(CaseKind kind, Func<int, bool> isMissing, Func<Review, PlaceKind> known) =>
            new(
                film,
                kind,
                reviews
                    .Index()
                    .Aggregate(
                        EvidenceBuilder.Nothing,
                        (e, r) => isMissing(r.Index) ? e.PlusMissing(known(r.Item)) : e.PlusScore(r.Item.Score)
                    ),
                reviews.Where((_, i) => !isMissing(i)).Sum(r => r.Score),
                reviews.Average(r => r.Score)
            );
    }

    private static PlaceKind LeaningOf(Review review) => PlaceKinds.Of(review.Leaning);

    private static PlaceKind ReceptionOf(Review review) =>
        PlaceKinds.Of(VerdictScale.Standard.ReceptionOf(new Score(review.Score)));

    private static List<T> Shuffled<T>(IEnumerable<T> items, string film, int draw) =>
        [.. items.Index().OrderBy(p => Draw(draw, film, p.Index)).Select(p => p.Item)];

    private static IEnumerable<string[]> Read(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Verdicts", file))
            .Skip(1)
            .Select(line => line.Split(','));

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private sealed record Review(Leaning Leaning, int Score, string Publication);
}
