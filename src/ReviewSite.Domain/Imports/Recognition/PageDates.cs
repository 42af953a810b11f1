using System.Globalization;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Dates as pages write them, with month names in the languages of Europe and in Japanese, Chinese and Korean.
/// </summary>
public static partial class PageDates
{
    private const int LongestDate = 60;

    /// <summary>
    /// Whether the text is a date, and which, if it names a day that exists and can be read in one way only.
    /// </summary>
    public static bool TryRead(string text, out DateOnly? date)
    {
        date = null;
        if (text.Length > LongestDate || !text.Any(char.IsDigit))
        {
            return false;
        }

        var line = WithoutLead(text);
        var table = TableDates.Read(line, order: null);
        if (table.Doubt != DateParseFailure.Unreadable)
        {
            date = table.Date;
            return true;
        }

        if (EastAsianForm().Match(line) is { Success: true } eastAsian)
        {
            date = Day(eastAsian, int.Parse(eastAsian.Groups["m"].ValueSpan, CultureInfo.InvariantCulture));
            return true;
        }

        if (NamedForm().Match(line) is { Success: true } named && MonthNames.Find(named.Groups["m"].Value) is { } month)
        {
            date = named.Groups["d"].Success ? Day(named, month) : null;
            return true;
        }

        return RelativeForm().IsMatch(line);
    }

    /// <summary>The day of a date in numbers, such as 03/04/2013, in the order that is given.</summary>
    public static DateOnly? Read(string text, DateOrder order) =>
        text.Length <= LongestDate ? TableDates.Read(WithoutLead(text), order).Date : null;

    /// <summary>Whether the text is a date that depends on the order of its numbers.</summary>
    public static bool IsDoubtful(string text) =>
        text.Length <= LongestDate
        && TableDates.Read(WithoutLead(text), order: null).Doubt == DateParseFailure.Ambiguous;

    /// <summary>The only order in which each of the dates is a day: all dates of a page have the same.</summary>
    public static DateOrder? OrderOf(IEnumerable<string> dates)
    {
        var doubtful = new List<string>();
        var orders = Enum.GetValues<DateOrder>().ToList();
        foreach (var date in dates.Where(d => d.Length <= LongestDate && NumbersForm().IsMatch(WithoutLead(d))))
        {
            orders.RemoveAll(o => Read(date, o) is null);
            doubtful.AddRange(IsDoubtful(date) ? [date] : []);
        }

        return doubtful.Count > 0 && orders is [var only] ? only : null;
    }

    /// <summary>Where a date begins with the words that lead up to it, such as "on" or "Monday".</summary>
    /// <param name="start">Where the date itself begins.</param>
    public static int StartOf(string text, int start)
    {
        while (start > 1 && text.LastIndexOf(' ', start - 2) + 1 is > 0 and var word && IsLead(text[word..start]))
        {
            start = word;
        }

        return start;
    }

    private static bool IsLead(string word) => Lead().Match(word).Length == word.Length;

    private static string WithoutLead(string text) =>
        Lead().Replace(PlainText.Line(text) ?? "", "").Trim(' ', '.', '(', ')', '[', ']', ',');

    private static DateOnly? Day(Match match, int month) =>
        DateReading
            .Of(
                int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture),
                month,
                int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture)
            )
            .Date;

    /// <summary>The order of day and month is not clear from the slashes or hyphens.</summary>
    [GeneratedRegex("^[0-9]{1,2}[-/][0-9]{1,2}[-/]([0-9]{4}|[0-9]{2})\\b")]
    private static partial Regex NumbersForm();

    private const string Clock =
        @"([,|]?\s*(at|à|um|a las|alle|kl\.?)?\s*[0-9]{1,2}[:h.][0-9]{2}(:[0-9]{2})?(\s*[ap]\.?m\.?)?)?$";

    [GeneratedRegex(
        @"^((posted|published|reviewed|updated|publié|publicado|publicada|pubblicato|veröffentlicht|udgivet"
            + @"|date|am|vom|le|el|il|den|on|du|op)\b\s*(on|le|el|il|am|den)?\s*:?\s*)?((mon|tue|wed|thu|fri|sat"
            + @"|sun)[a-z]*\.?,?\s+)?",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Lead();

    [GeneratedRegex(
        @"^(?<y>[0-9]{4})\s*[年년]\s*(?<m>[0-9]{1,2})\s*[月월]\s*(?<d>[0-9]{1,2})\s*[日일]",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex EastAsianForm();

    [GeneratedRegex(
        @"^((\p{L}{2,12},?\s+)?(?<d>[0-9]{1,2})(st|nd|rd|th|er|º|°|\.)?[\s\-]+(de\s+"
            + @"|of\s+)?(?<m>\p{L}{3,12})\.?,?[\s\-]+(de\s+|del\s+)?(?<y>[0-9]{4})"
            + @"|(?<m>\p{L}{3,12})\.?\s+((?<d>[0-9]{1,2})(st|nd|rd|th)?,?\s+)?(de\s+)?(?<y>[0-9]{4}))"
            + Clock,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex NamedForm();

    [GeneratedRegex(
        @"^([0-9]{1,3}\s*(second|minute|hour|day|week|month|year)s?\s+ago"
            + @"|(il y a|vor|hace|for)\s+[0-9]{1,3}\s+\p{L}{3,10}(\s+siden)?|[0-9]{1,3}\s*(日|時間|か月|ヶ月|年)前"
            + @"|[0-9]{1,3}\s+\p{L}{3,10}\s+(fa|geleden|sedan))$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex RelativeForm();
}
