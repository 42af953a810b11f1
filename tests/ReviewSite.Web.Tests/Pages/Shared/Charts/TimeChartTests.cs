using ReviewSite.Web.Pages.Shared.Charts;

namespace ReviewSite.Web.Tests.Pages.Shared.Charts;

public sealed class TimeChartTests
{
    private static TimeChart Between(DateOnly first, DateOnly last) =>
        TimeChart.OfReviews(new DateOnly?[] { last, first });

    [Fact]
    public void One_review_is_one_full_bar_on_its_day()
    {
        var chart = TimeChart.OfReviews([new DateCount(new DateOnly(2019, 3, 3), 1)]);

        Assert.Equal(BarRow.Tallest, Assert.Single(chart.Row.Bars).Height);
        Assert.Equal("3 Mar 2019", Assert.Single(chart.Row.Labels).Text);
        Assert.Equal("Reviews by day, 3 Mar 2019: 1 in all.", chart.Sentence);
    }

    [Fact]
    public void A_months_length_is_shown_by_day() =>
        Assert.Equal(("day", 31), Shape(Between(new(2019, 3, 3), new(2019, 4, 2))));

    [Fact]
    public void Three_years_are_shown_by_month()
    {
        Assert.Equal(("month", 2), Shape(Between(new(2019, 3, 3), new(2019, 4, 3))));
        Assert.Equal(("month", 36), Shape(Between(new(2019, 1, 31), new(2021, 12, 1))));
    }

    [Fact]
    public void More_is_shown_by_year_and_far_more_by_decade()
    {
        Assert.Equal(("year", 4), Shape(Between(new(2019, 1, 31), new(2022, 1, 1))));
        Assert.Equal(("decade", 13), Shape(Between(new(1900, 1, 31), new(2022, 1, 1))));
    }

    [Fact]
    public void A_date_that_cannot_be_leaves_a_picture_of_bars_that_are_seen() =>
        Assert.Equal(("century", 21), Shape(Between(DateOnly.MinValue, new(2022, 1, 1))));

    [Fact]
    public void A_pause_has_its_place()
    {
        var figures = Between(new(2018, 11, 5), new(2019, 2, 7)).Row.Figures;

        Assert.Equal([new("Nov 2018", 1), new("Dec 2018", 0), new("Jan 2019", 0), new("Feb 2019", 1)], figures);
    }

    [Fact]
    public void A_review_without_a_date_is_told_and_is_in_no_bar()
    {
        var chart = TimeChart.OfReviews(new DateOnly?[] { new(2019, 3, 3), null });

        Assert.Equal(1, chart.Row.Total);
        Assert.Equal("1 review without a date is left out.", chart.Note);
    }

    [Fact]
    public void Without_a_date_there_is_no_picture() =>
        Assert.True(TimeChart.OfReviews(new DateOnly?[] { null }).IsEmpty);

    [Fact]
    public void Sixty_years_are_shown_by_year_and_one_more_by_decade()
    {
        Assert.Equal(60, TimeChart.OfFilms([new(1965, 1), new(2024, 3)]).Row.Bars.Count);

        var decades = TimeChart.OfFilms([new(1964, 1), new(2020, 2), new(2024, 3)]);
        Assert.Equal("Films by decade", decades.Title);
        Assert.Equal(
            ["1960s", "1970s", "1980s", "1990s", "2000s", "2010s", "2020s"],
            decades.Row.Figures.Select(f => f.Label)
        );
        Assert.Equal([1, 0, 0, 0, 0, 0, 5], decades.Row.Figures.Select(f => f.Count));
    }

    [Fact]
    public void A_film_without_a_year_is_told_and_is_in_no_bar()
    {
        var chart = TimeChart.OfFilms([new(1999, 4), new(null, 12)]);

        Assert.Equal(4, chart.Row.Total);
        Assert.Equal("12 films without a year are left out.", chart.Note);
    }

    [Fact]
    public void Without_a_year_there_is_no_picture()
    {
        Assert.True(TimeChart.OfFilms([]).IsEmpty);
        Assert.True(TimeChart.OfFilms([new(null, 2)]).IsEmpty);
    }

    private static (string Step, int Bars) Shape(TimeChart chart) => (chart.Step, chart.Row.Bars.Count);
}
