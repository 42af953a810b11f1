using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Domain.Tests.Imports.Tables;

public sealed class TableDatesTests
{
    [Theory]
    [InlineData("2013-07-15")]
    [InlineData("2013-7-15")]
    [InlineData("2013-07-15 00:00:00")]
    [InlineData("2013-07-15T23:30:00Z")]
    [InlineData("2013-07-15T23:30:00.123-05:00")]
    [InlineData("2013/07/15")]
    [InlineData("2013.07.15")]
    [InlineData("Jul 15, 2013")]
    [InlineData("July 15, 2013")]
    [InlineData("july 15 2013")]
    [InlineData("Jul. 15th, 2013")]
    [InlineData("15 July 2013")]
    [InlineData("15 Jul 2013")]
    [InlineData("15-Jul-2013")]
    [InlineData("15.07.2013")]
    [InlineData("15.7.2013")]
    [InlineData("7/15/2013")]
    [InlineData("15/7/2013")]
    [InlineData("7/15/2013 12:00:00 AM")]
    [InlineData(" 2013-07-15 ")]
    public void A_date_that_can_be_read_in_one_way_is_read(string text) =>
        Assert.Equal((new DateOnly(2013, 7, 15), null), Read(text));

    [Theory]
    [InlineData("05/05/2005", 2005, 5, 5)]
    [InlineData("03.04.2005", 2005, 4, 3)]
    [InlineData("Sept 4, 1999", 1999, 9, 4)]
    [InlineData("May 4, 1999", 1999, 5, 4)]
    [InlineData("2012-02-29", 2012, 2, 29)]
    public void Neither_dots_nor_equal_numbers_leave_a_choice(string text, int year, int month, int day) =>
        Assert.Equal((new DateOnly(year, month, day), null), Read(text));

    [Theory]
    [InlineData("03/04/2005")]
    [InlineData("03-04-2005")]
    [InlineData("03/04/05")]
    [InlineData("15.07.13")]
    [InlineData("31/12/99")]
    [InlineData("15-Jul-13")]
    public void A_date_that_could_be_another_is_ambiguous(string text) =>
        Assert.Equal((null, DateParseFailure.Ambiguous), Read(text));

    [Theory]
    [InlineData("03/04/2005", DateOrder.DayMonthYear, 2005, 4, 3)]
    [InlineData("03/04/2005", DateOrder.MonthDayYear, 2005, 3, 4)]
    [InlineData("03/04/05", DateOrder.DayMonthYear, 2005, 4, 3)]
    [InlineData("03/04/05", DateOrder.YearMonthDay, 2003, 4, 5)]
    [InlineData("12/31/68", DateOrder.MonthDayYear, 2068, 12, 31)]
    [InlineData("12/31/69", DateOrder.MonthDayYear, 1969, 12, 31)]
    [InlineData("15-Jul-99", DateOrder.DayMonthYear, 1999, 7, 15)]
    [InlineData("03.04.2005", DateOrder.MonthDayYear, 2005, 4, 3)]
    [InlineData("03.04.05", DateOrder.MonthDayYear, 2005, 4, 3)]
    [InlineData("2005-03-04", DateOrder.DayMonthYear, 2005, 3, 4)]
    public void A_stated_order_decides_where_there_is_a_choice(
        string text,
        DateOrder order,
        int year,
        int month,
        int day
    ) => Assert.Equal((new DateOnly(year, month, day), null), Read(text, order));

    [Theory]
    [InlineData("2013-02-30")]
    [InlineData("15/13/2013")]
    [InlineData("0000-01-01")]
    [InlineData("Juli 15, 2013")]
    [InlineData("2013")]
    [InlineData("July 2013")]
    [InlineData("3/4/5")]
    [InlineData("2013-07/15")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void What_is_no_date_is_unreadable(string text) =>
        Assert.Equal((null, DateParseFailure.Unreadable), Read(text));

    [Fact]
    public void A_date_that_the_stated_order_does_not_allow_is_not_read_in_another() =>
        Assert.Equal((null, DateParseFailure.Unreadable), Read("7/15/2013", DateOrder.DayMonthYear));

    [Fact]
    public void The_year_is_certain_where_the_day_is_not() =>
        Assert.Equal(2005, TableDates.Read("03/04/2005", null).Year);

    private static (DateOnly? Date, DateParseFailure? Doubt) Read(string text, DateOrder? order = null)
    {
        var reading = TableDates.Read(text, order);
        return (reading.Date, reading.Doubt);
    }
}
