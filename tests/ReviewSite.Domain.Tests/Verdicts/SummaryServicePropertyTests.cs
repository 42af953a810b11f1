using FsCheck;
using FsCheck.Fluent;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Verdicts;

/// <summary>What holds for every film, whatever its reviews and its published summary say.</summary>
public sealed class SummaryServicePropertyTests
{
    private static readonly Gen<int?> _count = Gen.Frequency(
        (1, Gen.Constant<int?>(null)),
        (4, Gen.Choose(0, 15).Select(c => (int?)c)),
        (1, Gen.Choose(16, 200).Select(c => (int?)c))
    );

    private static readonly Gen<ScoredReview> _review =
        from score in Gen.Frequency(
            (1, Gen.Constant<Score?>(null)),
            (1, Gen.Choose(0, 100).Select(s => (Score?)new Score(s)))
        )
        from stated in Gen.Elements<Reception?>(null, null, Reception.Positive, Reception.Mixed, Reception.Negative)
        from leaning in Gen.Elements<Leaning?>(null, null, Leaning.Favorable, Leaning.Unfavorable)
        from weight in Gen.Elements(0.5m, 1m, 1m, 1m, 2m)
        from isCovered in Gen.Elements(true, true, false)
        select new ScoredReview(score, stated, leaning, weight, isCovered);

    private static readonly Gen<PublishedSummary?> _published =
        from phrase in Gen.Elements<string?>(null, "Universal acclaim", "Mixed or average reviews", "Splendid")
        from critics in _count
        from positive in _count
        from mixed in _count
        from negative in _count
        from score in Gen.Elements<int?>(null, null, 20, 55, 90)
        from isThere in Gen.Elements(true, true, true, false)
        select isThere ? new PublishedSummary(phrase, critics, positive, mixed, negative, score) : null;

    private static readonly Arbitrary<Film> _films = (
        from reviews in _review.ListOf(14)
        from published in _published
        select new Film([.. reviews], published)
    ).ToArbitrary();

    [Fact]
    public void The_bands_and_the_unknown_add_up_to_the_critics() =>
        Check(film =>
        {
            var summary = film.Summary;
            return summary.Positive.Count + summary.Mixed.Count + summary.Negative.Count + summary.Unknown
                == summary.Critics;
        });

    [Fact]
    public void Only_a_film_without_critics_has_no_verdict() =>
        Check(film => (film.Summary.Verdict is null) == (film.Summary.Critics == 0));

    [Fact]
    public void The_rows_of_the_score_hold_every_critic_once() =>
        Check(film =>
        {
            var working = SummaryService.Standard.Explain(film.Reviews, film.Published);
            return working.Score.Rows.Sum(r => r.Count) == working.Summary.Critics;
        });

    [Fact]
    public void A_likely_range_holds_its_score_and_lies_within_the_bounds() =>
        Check(film =>
            film.Summary.Score is not { Likely: { } likely, Possible: { } possible } score
            || (
                likely.Contains(score.Value)
                && likely.Low >= possible.Rounded.Low
                && likely.High <= possible.Rounded.High
            )
        );

    [Fact]
    public void An_exact_estimate_never_leaves_the_bounds() =>
        Check(film =>
        {
            var working = SummaryService.Standard.Explain(film.Reviews, film.Published);
            const decimal Rounding = 0.000001m;
            return working.Estimate is not { } estimate
                || (
                    estimate.Exact >= working.Score.Bounds.Low - Rounding
                    && estimate.Exact <= working.Score.Bounds.High + Rounding
                );
        });

    [Fact]
    public void A_higher_score_in_the_same_band_never_lowers_the_film() =>
        Check(film =>
        {
            var index = Array.FindIndex(film.Reviews, r => r.Score is { Value: not (39 or 60 or 100) });
            if (index < 0)
            {
                return true;
            }

            ScoredReview[] raised = [.. film.Reviews];
            raised[index] = raised[index] with { Score = new Score(raised[index].Score!.Value.Value + 1) };
            return !(
                SummaryService.Standard.Summarize(raised, film.Published, scoreStands: false).Score?.Value
                < film.WithoutPublishedScore.Score?.Value
            );
        });

    [Fact]
    public void The_order_of_the_reviews_does_not_matter() =>
        Check(film =>
        {
            var reversed = SummaryService.Standard.Summarize(film.Reviews.Reverse(), film.Published);
            return (reversed.Score, reversed.Verdict, reversed.Positive, reversed.Unknown)
                == (film.Summary.Score, film.Summary.Verdict, film.Summary.Positive, film.Summary.Unknown);
        });

    private static void Check(Func<Film, bool> holds) =>
        Prop.ForAll(_films, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private sealed record Film(ScoredReview[] Reviews, PublishedSummary? Published)
    {
        public FilmSummary Summary => SummaryService.Standard.Summarize(Reviews, Published);

        public FilmSummary WithoutPublishedScore =>
            SummaryService.Standard.Summarize(Reviews, Published, scoreStands: false);

        public override string ToString() => $"{Published}: {string.Join("; ", Reviews)}";
    }
}
