using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared.Charts;

namespace ReviewSite.Web.Tests.Pages.Shared.Charts;

public sealed class HistogramTests
{
    private static Histogram Of(params int?[] scores) =>
        Histogram.Of(VerdictScale.Standard, scores.Select(s => s is { } score ? new Score(score) : (Score?)null));

    [Fact]
    public void Every_score_is_in_one_range_and_every_range_in_one_reception()
    {
        Assert.Equal(
            Enumerable.Range(0, 101),
            Histogram.RangesOf(VerdictScale.Standard).SelectMany(r => Enumerable.Range(r.Low, r.High - r.Low + 1))
        );
        Assert.All(
            Histogram.RangesOf(VerdictScale.Standard),
            r =>
                Assert.Equal(
                    VerdictScale.Standard.ReceptionOf(new Score(r.Low)),
                    VerdictScale.Standard.ReceptionOf(new Score(r.High))
                )
        );
    }

    [Fact]
    public void The_bars_add_up_to_the_scores()
    {
        var histogram = Of([.. Enumerable.Range(0, 101).Cast<int?>()]);

        Assert.Equal(101, histogram.Row.Total);
        Assert.Equal([10, 10, 10, 10, 10, 11, 10, 10, 10, 10], histogram.Row.Figures.Select(f => f.Count));
        Assert.Equal(101, histogram.Bands.Sum(b => b.Count));
    }

    [Fact]
    public void Counts_give_the_same_as_the_scores_they_count() =>
        Assert.Equal(
            Of(80, 80, 20, null).Row.Bars,
            Histogram
                .Of(
                    VerdictScale.Standard,
                    [new ScoreCount(new Score(80), 2), new ScoreCount(new Score(20), 1), new ScoreCount(null, 1)]
                )
                .Row.Bars
        );

    [Fact]
    public void A_review_without_a_score_is_told_and_is_in_no_bar()
    {
        var histogram = Of(0, null, null);

        Assert.Equal(1, histogram.Row.Total);
        Assert.Equal("2 reviews without a score are left out.", histogram.Note);
        Assert.Null(Of(0).Note);
    }

    [Fact]
    public void One_score_makes_one_full_bar() =>
        Assert.Equal(
            BarRow.Tallest,
            Assert.Single(Of(60).Row.Bars, b => b is { Height: > 0, Figure.Label: "50–60" }).Height
        );

    [Fact]
    public void The_bands_lie_under_their_bars_from_the_lowest_on()
    {
        var histogram = Of(39, 40, 60, 61);

        Assert.Equal(
            [("negative", 1), ("mixed", 2), ("positive", 1)],
            histogram.Bands.Select(b => (b.Reception, b.Count))
        );
        Assert.Equal(histogram.Row.Bars[4].Start, histogram.Bands[1].Start);
        Assert.Equal(histogram.Row.Bars[5].End, histogram.Bands[1].Start + histogram.Bands[1].Width, precision: 9);
    }

    [Fact]
    public void The_sentence_tells_the_receptions_and_the_fullest_range() =>
        Assert.Equal(
            "4 scores: 3 positive, 0 mixed and 1 negative; the fullest range, 71–80, has 2.",
            Of(80, 75, 90, 10, null).Sentence
        );

    [Fact]
    public void Without_a_score_there_is_no_picture() => Assert.True(Of(null, null).IsEmpty);
}
