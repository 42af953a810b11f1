using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Verdicts;

public sealed class SummaryServiceTests
{
    private static readonly PublishedSummary _seedSummary = new("Generally favorable reviews", 11, 9, null, 0, null);

    private static ScoredReview Scored(int score, bool isCovered = false, decimal weight = 1) =>
        new(new Score(score), null, null, weight, isCovered);

    private static ScoredReview Stated(Reception? reception, bool isCovered = false, decimal weight = 1) =>
        new(null, reception, null, weight, isCovered);

    private static FilmSummary Summarize(
        IEnumerable<ScoredReview> reviews,
        PublishedSummary? published = null,
        bool scoreStands = true
    ) => SummaryService.Standard.Summarize(reviews, published, scoreStands);

    private static FilmSummary Seed(params IEnumerable<ScoredReview> more) =>
        Summarize(
            [Scored(80, isCovered: true), .. Enumerable.Repeat(Stated(null, isCovered: true), 10), .. more],
            _seedSummary
        );

    [Fact]
    public void The_seed_comes_out_as_its_page_says()
    {
        var summary = Seed();

        Assert.Equal("generally-favorable", summary.Verdict?.Key);
        Assert.Equal(Basis.Published, summary.VerdictBasis);
        Assert.Equal("generally-favorable", summary.ComputedVerdict?.Key);
        Assert.Equal((11, Basis.Published, 1), (summary.Critics, summary.CriticsBasis, summary.Scored));
        Assert.Equal(new BandCount(9, Basis.Published), summary.Positive);
        Assert.Equal(new BandCount(2, Basis.Derived), summary.Mixed);
        Assert.Equal(new BandCount(0, Basis.Published), summary.Negative);
        Assert.Equal(0, summary.Unknown);
        Assert.Equal(Basis.Estimated, summary.Score?.Basis);
        Assert.Equal(new ScoreBounds(58.9m, 91.0m), summary.Score?.Possible?.Outward);
        Assert.Empty(summary.Conflicts);
        Assert.Empty(summary.Notices);
    }

    [Fact]
    public void Weights_whose_mean_is_no_round_number_leave_the_bounds_exact()
    {
        decimal[] weights = [1, 1, 1, 1, 1, 2];
        var reviews = weights.Select(weight => Stated(null, isCovered: true, weight));

        var possible = Summarize(reviews, new PublishedSummary(null, null, null, 6, null, null)).Score?.Possible;

        Assert.Equal(new ScoreBounds(40, 60), possible?.Outward);
    }

    [Fact]
    public void The_bounds_are_kept_exact()
    {
        var bounds = Seed().Score!.Possible!.Value;

        Assert.Equal((80 + (8 * 61) + (2 * 40)) / 11m, bounds.Low);
        Assert.Equal((80 + (8 * 100) + (2 * 60)) / 11m, bounds.High);
    }

    [Fact]
    public void A_review_without_a_score_is_not_counted_as_zero()
    {
        var summary = Summarize([Scored(80), Scored(90), Stated(null)]);

        Assert.Equal((85, Basis.Counted), (summary.Score?.Value, summary.Score?.Basis));
        Assert.Equal(2, summary.Scored);
    }

    [Fact]
    public void With_every_score_known_the_score_is_their_mean()
    {
        var summary = Summarize([Scored(80), Scored(61), Scored(60), Scored(41)]);

        Assert.Equal(new FilmScore(61, Basis.Counted, null, null), summary.Score);
        Assert.Equal(("generally-favorable", Basis.Counted), (summary.Verdict?.Key, summary.VerdictBasis));
        Assert.Equal(new BandCount(2, Basis.Counted), summary.Positive);
    }

    [Theory]
    [InlineData(60, 61, 61)]
    [InlineData(80, 81, 81)]
    [InlineData(39, 40, 40)]
    public void A_half_is_rounded_away_from_zero(int one, int other, int expected) =>
        Assert.Equal(expected, Summarize([Scored(one), Scored(other), Scored(one), Scored(other)]).Score?.Value);

    [Fact]
    public void A_heavier_publication_counts_for_more()
    {
        var summary = Summarize([Scored(100, weight: 3), Scored(0), Scored(0), Scored(0)]);

        Assert.Equal(50, summary.Score?.Value);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "too-few")]
    [InlineData(3, "too-few")]
    [InlineData(4, "universal-acclaim")]
    public void A_verdict_needs_four_critics(int critics, string? expected)
    {
        var summary = Summarize(Enumerable.Repeat(Scored(90), critics));

        Assert.Equal(expected, summary.Verdict?.Key);
        Assert.Equal(critics == 0 ? null : 90, summary.Score?.Value);
    }

    [Fact]
    public void A_published_score_stands_while_no_review_has_changed()
    {
        var published = _seedSummary with { Score = 72 };
        var covered = Enumerable.Repeat(Stated(null, isCovered: true), 11).ToList();

        Assert.Equal(
            (72, Basis.Published),
            (Summarize(covered, published).Score!.Value, Summarize(covered, published).Score!.Basis)
        );
        Assert.Equal(Basis.Estimated, Summarize(covered, published, scoreStands: false).Score?.Basis);
        Assert.Equal(Basis.Estimated, Summarize([.. covered, Scored(50)], published).Score?.Basis);
    }

    [Fact]
    public void A_score_filled_in_moves_one_review_from_the_remainder_to_the_known()
    {
        var before = Seed();
        var after = Summarize(
            [
                Scored(80, isCovered: true),
                Scored(70, isCovered: true),
                .. Enumerable.Repeat(Stated(null, isCovered: true), 9),
            ],
            _seedSummary
        );

        Assert.Equal((before.Critics, before.Positive, before.Mixed), (after.Critics, after.Positive, after.Mixed));
        Assert.Equal(2, after.Scored);
    }

    [Fact]
    public void A_review_that_the_published_summary_does_not_cover_counts_on_top()
    {
        var summary = Seed(Scored(30), Stated(Reception.Positive));

        Assert.Equal((13, Basis.Counted), (summary.Critics, summary.CriticsBasis));
        Assert.Equal(new BandCount(10, Basis.Derived), summary.Positive);
        Assert.Equal(new BandCount(1, Basis.Derived), summary.Negative);
    }

    [Fact]
    public void Critics_who_were_counted_and_not_listed_are_in_the_places()
    {
        var summary = Summarize([Scored(80, isCovered: true)], _seedSummary);

        Assert.Equal(11, summary.Critics);
        Assert.Equal(new ScoreBounds(58.9m, 91.0m), summary.Score?.Possible?.Outward);
        Assert.Equal(["fewer-listed-than-counted"], summary.Notices.Select(n => n.Code));
    }

    [Fact]
    public void A_leaning_is_no_reception()
    {
        var rotten = new ScoredReview(null, null, Leaning.Unfavorable, 1, false);
        var fresh = rotten with { Leaning = Leaning.Favorable };
        var summary = Summarize([fresh, fresh, rotten, rotten, rotten]);

        Assert.Equal(new FavorableShare(2, 5), summary.Favorable);
        Assert.Equal((5, Basis.Estimated), (summary.Unknown, summary.Score?.Basis));
        Assert.Equal((0, 0, 0), (summary.Positive.Count, summary.Mixed.Count, summary.Negative.Count));
        Assert.Equal(new ScoreBounds(0, 100), summary.Score?.Possible);
    }

    [Fact]
    public void A_published_verdict_that_cannot_be_right_gives_way_to_the_estimate()
    {
        var summary = Summarize([], new PublishedSummary("Overwhelming dislike", 10, 10, 0, 0, null));

        Assert.Equal(["published-verdict-outside-bounds"], summary.Conflicts.Select(c => c.Code));
        Assert.Equal(("universal-acclaim", Basis.Estimated), (summary.Verdict?.Key, summary.VerdictBasis));
    }

    [Fact]
    public void A_published_verdict_that_the_estimate_does_not_share_stands_with_a_notice()
    {
        var summary = Summarize([], new PublishedSummary("Universal acclaim", 10, 8, 2, 0, null));

        Assert.Empty(summary.Conflicts);
        Assert.Equal(("universal-acclaim", Basis.Published), (summary.Verdict?.Key, summary.VerdictBasis));
        Assert.Equal("generally-favorable", summary.ComputedVerdict?.Key);
        Assert.Contains("published-verdict-differs", summary.Notices.Select(n => n.Code));
    }

    [Theory]
    [InlineData(11, 9, 1, 3, "tally-sum-differs")]
    [InlineData(11, 9, null, 3, "negative-difference")]
    public void A_tally_that_does_not_add_up_is_a_conflict(
        int critics,
        int? positive,
        int? mixed,
        int? negative,
        string code
    ) =>
        Assert.Contains(
            code,
            Summarize([], new PublishedSummary(null, critics, positive, mixed, negative, null))
                .Conflicts.Select(c => c.Code)
        );

    [Fact]
    public void A_negative_difference_is_unknown()
    {
        var summary = Summarize([], new PublishedSummary(null, 11, 9, null, 3, null));

        Assert.Equal(0, summary.Mixed.Count);
        Assert.True(summary.Mixed.IsUnknown);
        Assert.Equal(11, summary.Positive.Count + summary.Negative.Count + summary.Unknown);
    }

    [Fact]
    public void What_has_no_place_is_taken_one_at_a_time_from_the_largest_remainder()
    {
        // 10 places and 12 claimed: 6 + 5 + 1. One from 6, then mixed before positive at 5 to 5.
        var summary = Summarize([], new PublishedSummary(null, 10, 6, 5, 1, null));

        Assert.Equal(
            (5, 4, 1, 0),
            (summary.Positive.Count, summary.Mixed.Count, summary.Negative.Count, summary.Unknown)
        );
        Assert.Contains("remainder-exceeds-places", summary.Conflicts.Select(c => c.Code));
    }

    [Fact]
    public void More_known_in_a_band_than_published_is_a_conflict()
    {
        var summary = Summarize(Enumerable.Repeat(Scored(20, isCovered: true), 3), _seedSummary);

        Assert.Contains("more-known-than-published", summary.Conflicts.Select(c => c.Code));
        Assert.Equal(11, summary.Critics);
    }

    [Fact]
    public void A_published_score_outside_the_bounds_is_a_conflict()
    {
        var conflicts = Summarize([], _seedSummary with { Score = 95 }).Conflicts;

        Assert.Equal(["published-score-outside-bounds"], conflicts.Select(c => c.Code));
        Assert.Contains("95", conflicts[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_score_that_differs_from_the_mean_is_a_notice()
    {
        var reviews = Enumerable.Repeat(Scored(70, isCovered: true), 4);
        var summary = Summarize(reviews, new PublishedSummary(null, 4, 4, 0, 0, 71), scoreStands: false);

        Assert.Contains("published-score-differs", summary.Notices.Select(n => n.Code));
        Assert.Equal((70, Basis.Counted), (summary.Score!.Value, summary.Score.Basis));
    }

    [Fact]
    public void An_unknown_reception_may_be_anything()
    {
        var summary = Summarize([.. Enumerable.Repeat(Scored(50), 4), Stated(null)]);

        Assert.Equal(new ScoreBounds(40, 60), summary.Score?.Possible);
        Assert.Equal(1, summary.Unknown);
    }

    [Fact]
    public void With_weights_the_heaviest_go_to_the_worst_case()
    {
        // One positive and one negative among two listed reviews of weights 3 and 1: which is which is not known.
        var reviews = new[] { Stated(null, true, 3), Stated(null, true, 1), Scored(50, true), Scored(50, true) };
        var bounds = Summarize(reviews, new PublishedSummary(null, 4, 1, 2, 1, null)).Score!.Possible!.Value;

        Assert.Equal(((3 * 0) + (1 * 61) + 100) / 6m, bounds.Low);
        Assert.Equal(((3 * 100) + (1 * 39) + 100) / 6m, bounds.High);
    }

    [Fact]
    public void Those_of_whom_nothing_is_known_widen_the_likely_range()
    {
        var unknown = Summarize([], new PublishedSummary(null, 100, 4, null, null, null)).Score!.Likely!.Value;
        var known = Summarize([], new PublishedSummary(null, 100, 80, 15, 5, null)).Score!.Likely!.Value;

        Assert.True(unknown.High - unknown.Low >= 2 * (known.High - known.Low));
    }

    [Fact]
    public void A_verdict_that_the_source_s_few_critics_earned_gives_way_to_the_many_on_top()
    {
        var summary = Summarize(
            Enumerable.Repeat(Scored(10), 40),
            new PublishedSummary("Universal acclaim", 4, 4, 0, 0, null)
        );

        Assert.Empty(summary.Conflicts);
        Assert.Contains("published-verdict-outgrown", summary.Notices.Select(n => n.Code));
        Assert.Equal(("overwhelming-dislike", Basis.Estimated), (summary.Verdict?.Key, summary.VerdictBasis));
    }

    [Fact]
    public void Too_few_reviews_is_not_what_the_source_published()
    {
        var summary = Summarize(
            [Scored(70, isCovered: true)],
            new PublishedSummary("Generally favorable reviews", 1, 1, 0, 0, null)
        );

        Assert.Equal(("too-few", Basis.Derived), (summary.Verdict?.Key, summary.VerdictBasis));
    }

    [Fact]
    public void With_three_critics_or_fewer_the_mean_of_what_is_known_goes_before_a_published_score()
    {
        var summary = Summarize(
            [Scored(90, isCovered: true), Stated(null, isCovered: true)],
            new PublishedSummary(null, 2, 2, 0, 0, 20)
        );

        Assert.Equal((90, Basis.Counted), (summary.Score!.Value, summary.Score.Basis));
    }

    [Fact]
    public void Bands_without_a_count_of_critics_are_no_conflict()
    {
        var summary = Summarize(
            Enumerable.Repeat(Stated(null, isCovered: true), 3),
            new PublishedSummary(null, null, 9, null, null, null)
        );

        Assert.Empty(summary.Conflicts);
        Assert.Equal((9, 9), (summary.Critics, summary.Positive.Count));
    }

    [Fact]
    public void A_published_score_without_a_number_of_critics_leads_and_their_number_is_unknown()
    {
        var summary = Summarize([], new PublishedSummary(null, null, null, null, null, 74));

        Assert.Equal((74, Basis.Published), (summary.Score?.Value, summary.Score?.Basis));
        Assert.Null(summary.Score?.Possible);
        Assert.Equal(("generally-favorable", Basis.Published), (summary.Verdict?.Key, summary.VerdictBasis));
        Assert.Null(summary.ComputedVerdict);
        Assert.True(summary.HasUnknownCritics);
        Assert.All(Tally.Receptions, band => Assert.True(summary[band].IsUnknown));
    }

    [Fact]
    public void A_published_verdict_without_a_number_of_critics_leads()
    {
        var summary = Summarize([], new PublishedSummary("Universal acclaim", null, null, null, null, null));

        Assert.Equal(("universal-acclaim", Basis.Published), (summary.Verdict?.Key, summary.VerdictBasis));
        Assert.Null(summary.Score);
        Assert.True(summary.HasUnknownCritics);
        Assert.Empty(summary.Notices);
    }

    [Fact]
    public void A_published_score_without_a_number_of_critics_leads_before_the_few_reviews_that_are_listed()
    {
        var summary = Summarize(
            [Scored(70, isCovered: true), Stated(null, isCovered: true)],
            new PublishedSummary(null, null, null, null, null, 74)
        );

        Assert.Equal((74, Basis.Published), (summary.Score?.Value, summary.Score?.Basis));
        Assert.Equal("generally-favorable", summary.Verdict?.Key);
        Assert.True(summary.HasUnknownCritics);
    }

    [Fact]
    public void Too_few_reviews_is_computed_where_the_source_says_nothing_that_leads()
    {
        var summary = Summarize([], new PublishedSummary(null, null, 2, null, null, null));

        Assert.Equal(("too-few", "too-few"), (summary.Verdict?.Key, summary.ComputedVerdict?.Key));
        Assert.Equal((2, Basis.Derived), (summary.Critics, summary.CriticsBasis));
    }

    [Fact]
    public void A_published_score_of_no_critics_is_none()
    {
        var summary = Summarize([], new PublishedSummary(null, 0, null, null, null, 74));

        Assert.Null(summary.Score);
        Assert.Null(summary.Verdict);
        Assert.False(summary.HasUnknownCritics);
    }

    [Fact]
    public void A_published_score_that_the_reviews_rule_out_gives_way_to_the_estimate()
    {
        var summary = Summarize([], new PublishedSummary(null, 10, 10, 0, 0, 30));

        Assert.Equal(["published-score-outside-bounds"], summary.Conflicts.Select(c => c.Code));
        Assert.Equal(Basis.Estimated, summary.Score?.Basis);
        Assert.Equal(("universal-acclaim", Basis.Estimated), (summary.Verdict?.Key, summary.VerdictBasis));
    }

    [Fact]
    public void A_band_that_the_source_left_out_is_not_zero_while_critics_are_unknown()
    {
        var summary = Summarize([], new PublishedSummary(null, 30, 20, null, null, null));

        Assert.Equal(new BandCount(20, Basis.Published), summary.Positive);
        Assert.True(summary.Mixed.IsUnknown);
        Assert.True(summary.Negative.IsUnknown);
        Assert.Equal(10, summary.Unknown);
    }

    [Fact]
    public void A_band_that_the_source_left_out_is_zero_if_the_others_hold_all_critics()
    {
        var summary = Summarize([], new PublishedSummary(null, 20, 20, null, null, null));

        Assert.Equal(new BandCount(0, Basis.Derived), summary.Mixed);
        Assert.Equal(new BandCount(0, Basis.Derived), summary.Negative);
    }

    [Fact]
    public void Bands_are_counted_from_reviews_that_are_all_listed()
    {
        var summary = Summarize([Scored(80), Stated(null)]);

        Assert.Equal(new BandCount(0, Basis.Counted), summary.Mixed);
    }

    [Fact]
    public void With_four_critics_an_estimate_is_made() =>
        Assert.Equal(Basis.Estimated, Summarize([], new PublishedSummary(null, 4, 3, 1, 0, null)).Score?.Basis);

    [Fact]
    public void A_review_of_which_only_the_quote_is_known_leaves_the_mean_of_the_others()
    {
        var three = Summarize([Scored(70), Scored(80), Scored(90)]);
        var four = Summarize([Scored(70), Scored(80), Scored(90), Stated(null)]);

        Assert.Equal((80, Basis.Counted, null), (three.Score!.Value, three.Score.Basis, three.Score.Possible));
        Assert.Equal((80, Basis.Counted), (four.Score!.Value, four.Score.Basis));
        Assert.Equal(new ScoreBounds(60m, 85m), four.Score.Possible);
        Assert.Equal(("too-few", Basis.Derived), (four.Verdict!.Key, four.VerdictBasis));
        Assert.Null(four.ComputedVerdict);
        Assert.True(four.HasScoreOfTooFew);
    }

    [Fact]
    public void A_mean_of_too_few_scores_that_the_other_reviews_rule_out_is_no_score()
    {
        var summary = Summarize([Scored(90), Scored(90), Stated(Reception.Negative)]);

        Assert.Null(summary.Score);
        Assert.Equal("too-few", summary.Verdict!.Key);
    }

    private static FilmSummary OnGames(IEnumerable<ScoredReview> reviews, PublishedSummary? published = null) =>
        SummaryService.For(VerdictScale.Games).Summarize(reviews, published);

    [Fact]
    public void On_another_scale_missing_scores_are_not_estimated()
    {
        var summary = OnGames([], new PublishedSummary(null, 11, 9, 2, 0, null));

        Assert.Null(summary.Score);
        Assert.Equal(("too-few", Basis.Derived), (summary.Verdict!.Key, summary.VerdictBasis));
        Assert.Null(summary.ComputedVerdict);
    }

    [Fact]
    public void On_another_scale_the_mean_of_the_known_scores_stands_for_the_film_with_its_bounds()
    {
        var summary = OnGames([Scored(70), Scored(80), Scored(80), Scored(90), Stated(null)]);

        Assert.Equal((80, Basis.Counted, null), (summary.Score!.Value, summary.Score.Basis, summary.Score.Likely));
        Assert.Equal(new ScoreBounds(64m, 84m), summary.Score.Possible);
        Assert.Equal(("generally-favorable", Basis.Counted), (summary.Verdict!.Key, summary.VerdictBasis));
    }

    [Fact]
    public void On_another_scale_the_mean_of_fewer_scores_than_a_verdict_needs_has_none()
    {
        var summary = OnGames([Scored(70), Scored(80), Scored(90), Stated(null)]);

        Assert.Equal((80, Basis.Counted), (summary.Score!.Value, summary.Score.Basis));
        Assert.Equal(("too-few", Basis.Derived), (summary.Verdict!.Key, summary.VerdictBasis));
        Assert.Null(summary.ComputedVerdict);
    }

    [Fact]
    public void A_mean_of_known_scores_that_the_tally_rules_out_is_no_score()
    {
        var summary = OnGames([
            .. Enumerable.Repeat(Scored(95), 4),
            .. Enumerable.Repeat(Stated(Reception.Negative), 16),
        ]);

        Assert.Null(summary.Score);
        Assert.Equal("too-few", summary.Verdict!.Key);
    }

    [Fact]
    public void A_verdict_that_every_missing_score_leads_to_is_certain()
    {
        var summary = OnGames([], new PublishedSummary(null, 12, 0, 12, 0, null));

        Assert.Equal(("mixed-or-average", Basis.Derived), (summary.Verdict!.Key, summary.VerdictBasis));
        Assert.Equal(summary.Verdict, summary.ComputedVerdict);
    }

    [Fact]
    public void A_published_verdict_counts_before_the_mean_of_some_scores()
    {
        var summary = OnGames(
            [.. Enumerable.Repeat(Scored(76, isCovered: true), 4), Stated(null, isCovered: true)],
            new PublishedSummary("Mixed or average reviews", 5, null, null, null, null)
        );

        Assert.Equal(("mixed-or-average", Basis.Published), (summary.Verdict!.Key, summary.VerdictBasis));
        Assert.Equal("published-verdict-differs", Assert.Single(summary.Notices).Code);
    }
}
