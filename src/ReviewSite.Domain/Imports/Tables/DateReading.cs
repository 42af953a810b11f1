namespace ReviewSite.Domain.Imports.Tables;

/// <summary>The order of a table's dates, as stated by the person who imports it.</summary>
public enum DateOrder
{
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

/// <summary>Why a text is not a date.</summary>
public enum DateParseFailure
{
    /// <summary>It may be one of several days, depending on the order.</summary>
    Ambiguous,
    Unreadable,
}

/// <summary>The result of reading a date: the date, or why there is none.</summary>
public readonly record struct DateReading(DateOnly? Date, DateParseFailure? Doubt)
{
    /// <summary>The year, certain even if day and month may be either way round.</summary>
    public int? Year { get; private init; }

    public static DateReading Unreadable { get; } = new(null, DateParseFailure.Unreadable);

    public static DateReading Ambiguous(int? year) => new(null, DateParseFailure.Ambiguous) { Year = year };

    /// <summary>The day, if there is such a day.</summary>
    public static DateReading Of(int year, int month, int day) =>
        IsDay(year, month, day) ? new DateReading(new DateOnly(year, month, day), null) { Year = year } : Unreadable;

    public static bool IsDay(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
