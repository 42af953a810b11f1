using ReviewSite.Web.Pages.Shared.Charts;

namespace ReviewSite.Web.Tests.Pages.Shared.Charts;

public sealed class BarRowTests
{
    private static BarRow Row(params int[] counts) =>
        BarRow.Of([.. counts.Select((c, i) => new ChartFigure($"{1990 + i}", c))]);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(BarRow.Most)]
    public void Bars_stay_inside_and_apart(int count)
    {
        var bars = Row([.. Enumerable.Range(1, count)]).Bars;

        Assert.All(bars, b => Assert.InRange(b.Start, 0, b.End));
        Assert.All(bars, b => Assert.InRange(b.End, b.Start, 100));
        Assert.All(bars, b => Assert.InRange(b.Top, BarRow.Floor - BarRow.Tallest, BarRow.Floor));
        Assert.All(bars.Zip(bars.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
    }

    [Fact]
    public void A_bar_is_as_high_as_its_count()
    {
        var heights = Row(10, 5, 0, 20).Bars.Select(b => b.Height);

        Assert.Equal([BarRow.Tallest / 2, BarRow.Tallest / 4, 0, BarRow.Tallest], heights);
    }

    [Fact]
    public void One_beside_a_million_is_seen() => Assert.Equal(BarRow.Lowest, Row(1, 1_000_000).Bars[0].Height);

    [Fact]
    public void Every_one_of_the_most_bars_is_wider_than_three_pixels_on_a_phone() =>
        Assert.All(Row(new int[BarRow.Most]).Bars, b => Assert.True(b.Width / 100 * 288 > 3));

    [Fact]
    public void Few_bars_all_have_their_labels() =>
        Assert.Equal(["1990", "1991", "1992"], Row(1, 2, 3).Labels.Select(l => l.Text).Order());

    [Fact]
    public void Of_many_bars_the_first_the_last_the_largest_and_the_middle_one_have_labels()
    {
        var labels = Row([.. Enumerable.Range(0, 60).Select(i => i == 15 ? 9 : 1)]).Labels;

        Assert.Equal(
            [("1990", "start"), ("2049", "end"), ("2005", "middle"), ("2020", "middle")],
            labels.Select(l => (l.Text, l.Anchor))
        );
    }

    [Fact]
    public void A_label_that_would_touch_the_first_or_last_is_left_out() =>
        Assert.Equal(
            ["1990", "2049", "2020"],
            Row([.. Enumerable.Range(0, 60).Select(i => i == 2 ? 9 : 1)]).Labels.Select(l => l.Text)
        );

    [Fact]
    public void The_sentence_names_the_span_the_sum_and_the_largest() =>
        Assert.Equal(
            "Films by year, 1990 to 1992: 1,006 in all, at most 1,000 in one year (1991).",
            Row(1, 1_000, 5).Sentence("Films by year", "year")
        );

    [Fact]
    public void Where_two_are_the_largest_neither_is_named() =>
        Assert.Equal(
            "Films by year, 1990 to 1992: 9 in all, at most 4 in one year.",
            Row(4, 1, 4).Sentence("Films by year", "year")
        );
}
