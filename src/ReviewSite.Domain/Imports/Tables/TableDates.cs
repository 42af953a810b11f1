using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// Reads a date as tables write it: <c>2013-07-15</c> with or without a time, <c>Jul 15, 2013</c>, <c>15 July 2013</c>,
/// <c>15.07.2013</c>, <c>7/15/2013</c>. What could be two days, such as <c>03/04/2005</c> or any year of two digits, is
/// read only if the order was stated. A time, and the zone that it is in, changes no day.
/// </summary>
public static partial class TableDates
{
    /// <summary>Longer than any date with its time.</summary>
    private const int LongestDate = 60;

    /// <summary>Years of two digits from here on are in the last century, as in POSIX.</summary>
    private const int FirstYearOfLastCentury = 69;

    private static readonly FrozenDictionary<string, int> _months = Enumerable
        .Range(1, 12)
        .SelectMany(
            m => new[] { Invariant.GetMonthName(m), Invariant.GetAbbreviatedMonthName(m) }.Distinct(),
            (month, name) => (month, name)
        )
        .Append((9, "Sept"))
        .ToFrozenDictionary(m => m.Item2, m => m.Item1, StringComparer.OrdinalIgnoreCase);

    private static DateTimeFormatInfo Invariant => CultureInfo.InvariantCulture.DateTimeFormat;

    public static DateReading Read(string text, DateOrder? order)
    {
        if (text.Length > LongestDate || PlainText.Line(text) is not { } line)
        {
            return DateReading.Unreadable;
        }

        return NumericForm().Match(line) is { Success: true } numeric ? ReadNumeric(numeric.Groups, order)
            : NamedMonthForm().Match(line) is { Success: true } named ? ReadNamed(named.Groups, order)
            : DateReading.Unreadable;
    }

    private static DateReading ReadNumeric(GroupCollection parts, DateOrder? order)
    {
        var (a, b, c) = (Number(parts["a"]), Number(parts["b"]), Number(parts["c"]));
        var isDotted = parts["separator"].Value == ".";
        var (first, last) = (parts["a"].Length, parts["c"].Length);
        return (Math.Min(first, last), Math.Max(first, last)) switch
        {
            (1 or 2, 4) when first == 4 => DateReading.Of(a, b, c),
            (1 or 2, 4) when isDotted => DateReading.Of(c, b, a),
            (1 or 2, 4) => ReadYearLast(a, b, c, order),
            (1 or 2, 2) => ReadShortYear(parts, isDotted ? DottedOrder(order) : order),
            _ => DateReading.Unreadable,
        };
    }

    /// <summary>
    /// A stated order holds even if only the other would give a day: then the order is wrong, and a person should
    /// hear of it.
    /// </summary>
    private static DateReading ReadYearLast(int a, int b, int year, DateOrder? order)
    {
        var (isDayFirst, isMonthFirst) = (DateReading.IsDay(year, b, a), DateReading.IsDay(year, a, b));
        return order switch
        {
            DateOrder.DayMonthYear => DateReading.Of(year, b, a),
            DateOrder.MonthDayYear => DateReading.Of(year, a, b),
            _ when isDayFirst && isMonthFirst && a != b => DateReading.Ambiguous(year),
            _ => isDayFirst ? DateReading.Of(year, b, a) : DateReading.Of(year, a, b),
        };
    }

    /// <summary>Nobody writes dates with dots and the month first.</summary>
    private static DateOrder? DottedOrder(DateOrder? order) =>
        order == DateOrder.MonthDayYear ? DateOrder.DayMonthYear : order;

    private static DateReading ReadShortYear(GroupCollection parts, DateOrder? order)
    {
        var (a, b, c) = (Number(parts["a"]), Number(parts["b"]), Number(parts["c"]));
        return (order, parts["a"].Length, parts["c"].Length) switch
        {
            (null, _, _) => DateReading.Ambiguous(null),
            (DateOrder.DayMonthYear, _, 2) => DateReading.Of(FullYear(c), b, a),
            (DateOrder.MonthDayYear, _, 2) => DateReading.Of(FullYear(c), a, b),
            (DateOrder.YearMonthDay, 2, _) => DateReading.Of(FullYear(a), b, c),
            _ => DateReading.Unreadable,
        };
    }

    private static DateReading ReadNamed(GroupCollection parts, DateOrder? order)
    {
        if (!_months.TryGetValue(parts["month"].Value, out var month))
        {
            return DateReading.Unreadable;
        }

        var (year, day) = (Number(parts["year"]), Number(parts["day"]));
        return parts["year"].Length == 4 ? DateReading.Of(year, month, day)
            : order is DateOrder.DayMonthYear or DateOrder.MonthDayYear ? DateReading.Of(FullYear(year), month, day)
            : DateReading.Ambiguous(null);
    }

    private static int FullYear(int twoDigits) => twoDigits + (twoDigits < FirstYearOfLastCentury ? 2000 : 1900);

    private static int Number(Group digits) =>
        int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private const string Time =
        "([T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?( ?[AaPp]\\.?[Mm]\\.?)?( "
        + "?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}))?)?$";

    [GeneratedRegex(
        @"^(?<a>[0-9]{1,4})(?<separator>[-/.])(?<b>[0-9]{1,2})\k<separator>(?<c>[0-9]{1,4})" + Time,
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex NumericForm();

    [GeneratedRegex(
        @"^((?<month>[A-Za-z]{3,9})\.? (?<day>[0-9]{1,2})(st|nd|rd|th)?,? (?<year>[0-9]{4})"
            + @"|(?<day>[0-9]{1,2})(st|nd|rd|th)?[ -](?<month>[A-Za-z]{3,9})\.?,?[ -](?<year>[0-9]{4}|[0-9]{2}))"
            + Time,
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex NamedMonthForm();
}
