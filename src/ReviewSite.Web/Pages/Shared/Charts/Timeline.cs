using System.Globalization;

namespace ReviewSite.Web.Pages.Shared.Charts;

/// <param name="Date">None where it is not known.</param>
public sealed record DateCount(DateOnly? Date, int Reviews);

/// <summary>
/// When reviews were written: by day within a month's length, by month within three years, else by year.
/// A day, month or year without a review has its place, so that a pause is seen as one.
/// </summary>
/// <param name="Undated">Reviews without a date: stated, and in no bar.</param>
public sealed record Timeline(BarRow Row, string Step, int Undated)
{
    /// <summary>
    /// The address of the reviews of a year, for bars that are a year each; <c>null</c> if the bars are not links.
    /// </summary>
    public Func<int, string>? LinkOf { get; init; }

    private const int MostDays = 31;
    private const int MostMonths = 36;

    public bool IsEmpty => Row.Bars.Count == 0;

    public string Title => $"Reviews by {Step}";

    public string Sentence => Row.Sentence(Title, Step);

    public string? Note =>
        Undated switch
        {
            0 => null,
            1 => "1 review without a date is left out.",
            _ => $"{Phrases.Number(Undated)} reviews without a date are left out.",
        };

    public ChartTable Table => new(Title, "When", "Reviews", Row.Figures);

    public static Timeline Of(IEnumerable<DateOnly?> dates) =>
        Of(dates.GroupBy(d => d).Select(g => new DateCount(g.Key, g.Count())));

    public static Timeline Of(IEnumerable<DateCount> counts)
    {
        var known = counts.Where(c => c.Reviews > 0).ToLookup(c => c.Date is not null);
        var (step, figures) = Steps([.. known[true].Select(c => (c.Date!.Value, c.Reviews))]);
        return new Timeline(BarRow.Of(figures), step, known[false].Sum(c => c.Reviews));
    }

    private static (string Step, IReadOnlyList<ChartFigure> Figures) Steps(
        IReadOnlyList<(DateOnly Date, int Count)> counts
    )
    {
        if (counts.Count == 0)
        {
            return ("day", []);
        }

        var (first, last) = (counts.Min(c => c.Date), counts.Max(c => c.Date));
        if (last.DayNumber - first.DayNumber < MostDays)
        {
            return ("day", Run(d => d.DayNumber, i => Text(DateOnly.FromDayNumber(i), "d MMM yyyy")));
        }

        if (Month(last) - Month(first) < MostMonths)
        {
            return ("month", Run(Month, i => Text(new DateOnly(i / 12, i % 12 + 1, 1), "MMM yyyy")));
        }

        var years = YearRun.Of([.. counts.Select(c => (c.Date.Year, c.Count))]);
        return (years.Step, years.Figures);

        IReadOnlyList<ChartFigure> Run(Func<DateOnly, int> index, Func<int, string> label)
        {
            var sums = counts.GroupBy(c => index(c.Date)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
            var (start, length) = (index(first), index(last) - index(first) + 1);
            return
            [
                .. Enumerable.Range(start, length).Select(i => new ChartFigure(label(i), sums.GetValueOrDefault(i))),
            ];
        }
    }

    private static int Month(DateOnly date) => date.Year * 12 + date.Month - 1;

    private static string Text(DateOnly date, string form) => date.ToString(form, CultureInfo.InvariantCulture);
}
