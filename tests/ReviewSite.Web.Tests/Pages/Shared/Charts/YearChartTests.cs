using ReviewSite.Web.Pages.Shared.Charts;

namespace ReviewSite.Web.Tests.Pages.Shared.Charts;

public sealed class YearChartTests
{
    [Fact]
    public void Sixty_years_are_shown_by_year_and_one_more_by_decade()
    {
        Assert.Equal(60, YearChart.Of([new(1965, 1), new(2024, 3)]).Row.Bars.Count);

        var decades = YearChart.Of([new(1964, 1), new(2020, 2), new(2024, 3)]);
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
        var chart = YearChart.Of([new(1999, 4), new(null, 12)]);

        Assert.Equal(4, chart.Row.Total);
        Assert.Equal("12 films without a year are left out.", chart.Note);
    }

    [Fact]
    public void Without_a_year_there_is_no_picture()
    {
        Assert.True(YearChart.Of([]).IsEmpty);
        Assert.True(YearChart.Of([new(null, 2)]).IsEmpty);
    }
}
