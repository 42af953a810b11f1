using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Verdicts;

public sealed class ScoreHistoryTests
{
    private static readonly DateOnly _first = new(2020, 3, 2);

    private static DatedReview On(DateOnly? date, int? score) =>
        new(date, new ScoredReview(score is { } known ? new Score(known) : null, null, null, 1, IsCovered: false));

    /// <summary>A review a day.</summary>
    private static List<DatedReview> Daily(params int?[] scores) =>
        [.. scores.Select((score, day) => On(_first.AddDays(day), score))];

    private static ScoreHistory? Of(IReadOnlyCollection<DatedReview> reviews) =>
        ScoreHistory.Of(SummaryService.Standard, reviews);

    private static IEnumerable<DateOnly?> Days(params int[] reviewsOfDays) =>
        reviewsOfDays.SelectMany((count, day) => Enumerable.Repeat<DateOnly?>(_first.AddDays(day), count));

    [Fact]
    public void The_score_is_told_after_five_ten_and_all_reviews()
    {
        var history = Of(Daily(90, 90, 90, 90, 90, 60, 60, 60, 60, 60, 30, 30))!;

        Assert.Equal(
            [(5, 90, _first.AddDays(4)), (10, 75, _first.AddDays(9)), (12, 68, _first.AddDays(11))],
            history.Points.Select(p => (p.Reviews, p.Score.Value, p.Until))
        );
        Assert.All(history.Points, p => Assert.Equal(Basis.Counted, p.Score.Basis));
    }

    [Fact]
    public void The_order_in_which_the_reviews_are_listed_does_not_matter()
    {
        var reviews = Daily(90, 80, 70, 60, 50, 40, 30);

        Assert.Equal(Of(reviews)!.Points, Of([.. reviews.AsEnumerable().Reverse()])!.Points);
    }

    [Fact]
    public void Reviews_of_one_day_come_together()
    {
        var reviews = Daily(90, 90, 90, 90, 90, 10, 10, 10);
        reviews.Add(On(_first.AddDays(4), 0));

        Assert.Equal([(6, 75), (9, 53)], Of(reviews)!.Points.Select(p => (p.Reviews, p.Score.Value)));
    }

    [Fact]
    public void A_missing_score_gives_an_estimate_with_its_range_until_the_reviews_suffice()
    {
        var history = Of([
            .. Daily(null, null, null, null, null),
            .. Enumerable.Range(5, 5).Select(day => On(_first.AddDays(day), 80)),
        ])!;

        var point = Assert.Single(history.Points);
        Assert.Equal((10, Basis.Estimated), (point.Reviews, point.Score.Basis));
        Assert.True(point.Score.Likely!.Value.Contains(point.Score.Value));
    }

    [Fact]
    public void The_last_point_is_what_all_dated_reviews_come_to()
    {
        var reviews = Daily(90, 80, null, 60, 50, 40, 30, null);

        Assert.Equal(
            SummaryService.Standard.Summarize(reviews.Select(r => r.Review), published: null).Score,
            Of(reviews)!.Points[^1].Score
        );
    }

    [Fact]
    public void Reviews_without_a_date_are_left_out_and_told()
    {
        var history = Of([.. Daily(90, 80, 70, 60, 50, 40), On(null, 0)])!;

        Assert.Equal((1, 6), (history.Undated, history.Points[^1].Reviews));
        Assert.Null(Of([.. Daily(90, 80, 70, 60, 50, 40), On(null, 0), On(null, 0), On(null, 0)]));
    }

    [Theory]
    [InlineData(true, 1, 1, 1, 1, 1, 1)]
    [InlineData(true, 2, 2, 2)]
    [InlineData(false, 1, 1, 1, 1, 1)]
    [InlineData(false, 10)]
    [InlineData(false, 3, 3)]
    [InlineData(false, 1, 5, 1, 1)]
    public void Dates_are_real_where_none_stands_for_many_reviews(bool areReal, params int[] reviewsOfDays) =>
        Assert.Equal(areReal, ScoreHistory.AreDatesReal(Days(reviewsOfDays)));

    [Fact]
    public void New_Years_Days_of_several_years_are_years_without_a_day() =>
        Assert.False(
            ScoreHistory.AreDatesReal(Enumerable.Range(2000, 9).Select(year => (DateOnly?)new DateOnly(year, 1, 1)))
        );

    [Fact]
    public void A_long_history_has_few_points_up_to_the_last_review()
    {
        var history = Of([.. Enumerable.Range(0, 2500).Select(day => On(_first.AddDays(day), 70))])!;

        Assert.InRange(history.Points.Count, 15, 20);
        Assert.Equal([750, 1000, 2000, 2500], history.Points.TakeLast(4).Select(p => p.Reviews));
    }
}
