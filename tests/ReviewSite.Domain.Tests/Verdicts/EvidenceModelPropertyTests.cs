using FsCheck;
using FsCheck.Fluent;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Verdicts;

/// <summary>
/// What holds of the estimate for any evidence, contradictory leanings and very unequal weights among them.
/// </summary>
public sealed class EvidenceModelPropertyTests
{
    private static readonly Leaning?[] _leanings = [null, Leaning.Favorable, Leaning.Unfavorable];

    private static readonly int[] _steps = [1, 7, 25, 100];

    private static readonly Gen<ScoredReview> _review =
        from score in Gen.Frequency(
            (1, Gen.Constant<Score?>(null)),
            (1, Gen.Choose(0, 100).Select(s => (Score?)new Score(s)))
        )
        from stated in Gen.Elements<Reception?>(
            null,
            null,
            null,
            Reception.Positive,
            Reception.Mixed,
            Reception.Negative
        )
        from leaning in Gen.Elements(_leanings)
        from weight in Gen.Elements(0.01m, 0.5m, 1m, 1m, 1m, 2m, 50m)
        select new ScoredReview(score, stated, leaning, weight, IsCovered: false);

    private static readonly Arbitrary<ScoredReview[]> _films = _review.ArrayOf(12).ToArbitrary();

    [Fact]
    public void A_higher_score_never_lowers_the_estimate() =>
        Check(reviews =>
            _steps.All(step =>
                Raised(
                    reviews,
                    r => r.Score is { Value: < 100 },
                    r => r with { Score = new Score(Math.Min(100, r.Score!.Value.Value + step)) }
                )
            )
        );

    [Fact]
    public void A_leaning_that_turns_favorable_never_lowers_the_estimate() =>
        Check(reviews =>
            Raised(
                reviews,
                r => r is { Score: null, Stated: null, Leaning: Leaning.Unfavorable },
                r => r with { Leaning = Leaning.Favorable }
            )
            && Raised(
                reviews,
                r => r is { Score: not null, Leaning: Leaning.Unfavorable },
                r => r with { Leaning = Leaning.Favorable }
            )
            && Raised(
                reviews,
                r => r is { Score: not null, Leaning: null },
                r => r with { Leaning = Leaning.Favorable }
            )
            && Raised(
                reviews,
                r => r is { Score: null, Stated: null, Leaning: null },
                r => r with { Leaning = Leaning.Favorable }
            )
            && Raised(
                reviews,
                r => r is { Score: null, Stated: null, Leaning: Leaning.Unfavorable },
                r => r with { Leaning = null }
            )
        );

    [Fact]
    public void The_leaning_of_a_review_with_a_score_does_not_change_the_estimate() =>
        Check(reviews =>
            _leanings.All(leaning =>
                ExactOf([.. reviews.Select(r => r.Score is null ? r : r with { Leaning = leaning })])
                == ExactOf(reviews)
            )
        );

    [Fact]
    public void A_better_reception_never_lowers_the_estimate() =>
        Check(reviews =>
            Raised(
                reviews,
                r => r is { Score: null, Stated: Reception.Negative },
                r => r with { Stated = Reception.Mixed }
            )
            && Raised(
                reviews,
                r => r is { Score: null, Stated: Reception.Mixed },
                r => r with { Stated = Reception.Positive }
            )
        );

    [Fact]
    public void The_estimate_lies_within_the_bounds() =>
        Check(reviews =>
        {
            var breakdown = SummaryService.Standard.Explain(reviews, published: null);
            return breakdown.Estimate is not { } estimate
                || (
                    estimate.Exact >= breakdown.Score.Bounds.Low - 0.000001m
                    && estimate.Exact <= breakdown.Score.Bounds.High + 0.000001m
                );
        });

    [Fact]
    public void With_every_score_known_the_model_gives_their_mean_and_no_spread()
    {
        var evidence = EvidenceBuilder.Nothing.PlusScore(80).PlusScore(40).PlusScore(61).PlusScore(20);
        var estimate = Estimate.Of(
            EvidenceModel.Fitted,
            JudgedEstimate.BreakdownOf(new EvidenceCase("", CaseKind.Half, evidence, KnownSum: 201, Truth: 50.25))
        );

        Assert.Equal((50.25m, (0, 0), new ScoreBand(50, 50)), (estimate.Exact, estimate.Spread, estimate.Likely));
    }

    [Fact]
    public void A_film_of_which_only_leanings_are_known_is_estimated()
    {
        ScoredReview[] reviews =
        [
            .. Enumerable
                .Range(0, 20)
                .Select(i => new ScoredReview(
                    null,
                    null,
                    i < 14 ? Leaning.Favorable : Leaning.Unfavorable,
                    1,
                    IsCovered: false
                )),
        ];

        var score = SummaryService.Standard.Summarize(reviews, published: null).Score!;

        Assert.Equal((Basis.Estimated, new EvidenceCounts(0, 0, 20)), (score.Basis, score.Evidence));
        Assert.InRange(score.Value, 60, 70);
        Assert.InRange(score.Likely!.Value.High - score.Likely.Value.Low, 6, 14);
    }

    [Fact]
    public void Leanings_decide_which_of_the_listed_reviews_the_tally_means()
    {
        // Six places: four positive by the tally, and of the listed reviews three are favorable and two are not.
        ScoredReview Listed(Leaning leaning) => new(null, null, leaning, 1, IsCovered: true);
        ScoredReview[] reviews =
        [
            Listed(Leaning.Favorable),
            Listed(Leaning.Favorable),
            Listed(Leaning.Favorable),
            Listed(Leaning.Unfavorable),
            Listed(Leaning.Unfavorable),
        ];

        var evidence = SummaryService
            .Standard.Explain(reviews, new PublishedSummary(null, 6, 4, null, null, null))
            .Score.Evidence;

        Assert.Equal(
            (4, 0, 2, 0),
            (
                evidence[PlaceKind.Positive].Count,
                evidence[PlaceKind.Favorable].Count,
                evidence[PlaceKind.Unfavorable].Count,
                evidence[PlaceKind.Unknown].Count
            )
        );
    }

    private static bool Raised(
        ScoredReview[] reviews,
        Func<ScoredReview, bool> which,
        Func<ScoredReview, ScoredReview> raise
    )
    {
        var index = Array.FindIndex(reviews, which.Invoke);
        if (index < 0)
        {
            return true;
        }

        ScoredReview[] raised = [.. reviews];
        raised[index] = raise(raised[index]);
        const decimal Rounding = 0.000001m;
        return ExactOf(raised) is not { } after || ExactOf(reviews) is not { } before || after >= before - Rounding;
    }

    private static decimal? ExactOf(ScoredReview[] reviews) =>
        SummaryService.Standard.Explain(reviews, published: null).Estimate?.Exact;

    private static void Check(Func<ScoredReview[], bool> holds) =>
        Prop.ForAll(_films, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
