using System.Globalization;
using ReviewSite.Domain.Verdicts;
using Xunit.Abstractions;

namespace ReviewSite.Domain.Tests.Verdicts;

/// <summary>How the estimate does on real films that the fit did not see: ten folds, each judged by a model of the other nine.</summary>
public sealed class TallyModelTests(ITestOutputHelper output)
{
    private const int Folds = 10;
    private const int FewestToJudge = 100;

    private static readonly Lazy<IReadOnlyList<Judged>> _judged = new(() =>
    [
        .. Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var model = new TallyModel(TallyFit.Of([.. TallyTable.Films.Where((_, i) => i % Folds != fold)]));
            return TallyTable.Films.Where((_, i) => i % Folds == fold).Select(f => Judged.By(model, f.Tally, f.Score));
        }),
    ]);

    [Fact]
    public void The_coefficients_in_the_code_are_those_of_a_fit_on_all_films()
    {
        var fitted = Values(TallyFit.Of(TallyTable.Films));
        var kept = Values(TallyModel.Fitted.Coefficients);

        Assert.Equal(4543, TallyTable.Films.Count);
        Assert.All(fitted.Zip(kept), pair => Assert.Equal(pair.First, pair.Second, tolerance: 0.00006));
    }

    [Fact]
    public void The_verdict_is_right_for_at_least_85_of_100_films_that_the_fit_did_not_see()
    {
        Report("all", _judged.Value);

        Assert.True(_judged.Value.Average(j => j.IsRight) >= 0.85);
        Assert.True(_judged.Value.Average(j => j.Error) <= 3.1);
    }

    [Fact]
    public void The_likely_range_holds_about_80_of_100_films_that_the_fit_did_not_see()
    {
        Report("all", _judged.Value);

        Assert.InRange(_judged.Value.Average(j => j.IsCovered), 0.75, 0.85);
    }

    [Theory]
    [InlineData(7, 11)]
    [InlineData(12, 19)]
    [InlineData(20, 29)]
    [InlineData(30, int.MaxValue)]
    public void The_likely_range_is_as_honest_with_few_critics_as_with_many(int fewest, int most)
    {
        var group = _judged.Value.Where(j => j.Critics >= fewest && j.Critics <= most).ToList();
        Report($"{fewest} to {most} critics", group);

        Assert.InRange(group.Average(j => j.IsCovered), 0.70, 0.90);
    }

    [Fact]
    public void The_likely_range_is_as_honest_for_every_verdict()
    {
        var groups = _judged.Value.GroupBy(j => j.Verdict.Key).Where(g => g.Count() >= FewestToJudge).ToList();
        foreach (var group in groups)
        {
            Report(group.Key, group);
        }

        Assert.Equal(4, groups.Count);
        Assert.All(groups, g => Assert.InRange(g.Average(j => j.IsCovered), 0.70, 0.90));
    }

    [Fact]
    public void A_better_reception_never_lowers_the_typical_score()
    {
        const int MostCritics = 30;
        foreach (var tally in AllTallies(MostCritics))
        {
            var score = Mean(tally);
            if (tally.Mixed > 0)
            {
                Assert.True(Mean(new Tally(tally.Positive + 1, tally.Mixed - 1, tally.Negative)) > score);
            }

            if (tally.Negative > 0)
            {
                Assert.True(Mean(new Tally(tally.Positive, tally.Mixed + 1, tally.Negative - 1)) > score);
            }
        }
    }

    private static IEnumerable<Tally> AllTallies(int most) =>
        from critics in Enumerable.Range(1, most)
        from positive in Enumerable.Range(0, critics + 1)
        from mixed in Enumerable.Range(0, critics - positive + 1)
        select new Tally(positive, mixed, critics - positive - mixed);

    private static double Mean(Tally tally) => TallyModel.Fitted.TypicalScores(tally).Mean(tally);

    private static double[] Values(TallyCoefficients c) =>
        [c.A, c.B, c.C, c.D, c.E, c.F, c.SpreadByCritics, c.SpreadByPraise, c.SpreadByScorn, c.Below, c.Above];

    private void Report(string what, IEnumerable<Judged> group)
    {
        var films = group.ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {films.Count} films, mean absolute error {films.Average(j => j.Error):0.00}, right verdicts {films.Average(j => j.IsRight):0.0 %}, in the likely range {films.Average(j => j.IsCovered):0.0 %}"));
    }

    private sealed record Judged(int Critics, Verdict Verdict, double Error, double IsRight, double IsCovered)
    {
        public static Judged By(TallyModel model, Tally tally, int published)
        {
            var summary = new PublishedSummary(Verdict: null, tally.Total, tally.Positive, tally.Mixed, tally.Negative, Score: null);
            var score = new SummaryService(VerdictScale.Standard, model).Summarize([], summary).Score!;
            var verdict = VerdictScale.Standard.VerdictOf(score.Value);
            return new Judged(
                tally.Total,
                verdict,
                Math.Abs(score.Value - published),
                verdict == VerdictScale.Standard.VerdictOf(published) ? 1 : 0,
                score.Likely!.Value.Contains(published) ? 1 : 0);
        }
    }
}
