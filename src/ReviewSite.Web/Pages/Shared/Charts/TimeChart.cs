using System.Globalization;

namespace ReviewSite.Web.Pages.Shared.Charts;

/// <param name="Date">None where it is not known.</param>
public sealed record DateCount(DateOnly? Date, int Reviews);

/// <param name="Year">None where it is not known.</param>
public sealed record YearCount(int? Year, int Films);

/// <summary>
/// How many reviews or films there are in each step of time. A step without any has its place, so that a pause is seen
/// as one.
/// </summary>
/// <param name="Step">day, month, year, decade or century.</param>
/// <param name="Note">How many have no date: they are in no bar.</param>
public sealed record TimeChart(string Step, BarRow Row, ChartTable Table, string? Note)
{
    private const int MostDays = 31;
    private const int MostMonths = 36;

    private static readonly (string Step, int Years)[] _yearSteps = [("year", 1), ("decade", 10), ("century", 100)];

    /// <summary>
    /// The address of the reviews of a year, for bars that are a year each; <c>null</c> if the bars are not links.
    /// </summary>
    public Func<int, string>? LinkOf { get; init; }

    public bool IsEmpty => Row.Bars.Count == 0;

    public string Title => Table.Title;

    public string Sentence => Row.Sentence(Title, Step);

    public static TimeChart OfReviews(IEnumerable<DateOnly?> dates) =>
        OfReviews(dates.GroupBy(d => d).Select(g => new DateCount(g.Key, g.Count())));

    /// <summary>
    /// When reviews were written: by day within a month's length, by month within three years, else as films are.
    /// </summary>
    public static TimeChart OfReviews(IEnumerable<DateCount> counts)
    {
        var known = counts.Where(c => c.Reviews > 0).ToLookup(c => c.Date is not null);
        var (step, figures) = Steps([.. known[true].Select(c => (c.Date!.Value, c.Reviews))]);
        var note = Phrases.LeftOut(known[false].Sum(c => c.Reviews), "review", "a date");
        return Of("Reviews", step, "When", figures, note);
    }

    /// <summary>
    /// The catalogue by year; by decade, or by century, where it reaches over more than <see cref="BarRow.Most"/>.
    /// </summary>
    public static TimeChart OfFilms(IEnumerable<YearCount> counts)
    {
        var known = counts.Where(c => c.Films > 0).ToLookup(c => c.Year is not null);
        var (step, figures) = YearSteps([.. known[true].Select(c => (c.Year!.Value, c.Films))]);
        var note = Phrases.LeftOut(known[false].Sum(c => c.Films), "film", "a year");
        return Of("Films", step, "Years", figures, note);
    }

    private static TimeChart Of(
        string counted,
        string step,
        string heading,
        IReadOnlyList<ChartFigure> figures,
        string? note
    ) => new(step, BarRow.Of(figures), new ChartTable($"{counted} by {step}", heading, counted, figures), note);

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

        return Month(last) - Month(first) < MostMonths
            ? ("month", Run(Month, i => Text(new DateOnly(i / 12, i % 12 + 1, 1), "MMM yyyy")))
            : YearSteps([.. counts.Select(c => (c.Date.Year, c.Count))]);

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

    /// <param name="counts">Any years, in any order, a year perhaps more than once.</param>
    private static (string Step, IReadOnlyList<ChartFigure> Figures) YearSteps(
        IReadOnlyList<(int Year, int Count)> counts
    )
    {
        if (counts.Count == 0)
        {
            return (_yearSteps[0].Step, []);
        }

        var (first, last) = (counts.Min(c => c.Year), counts.Max(c => c.Year));
        var (step, years) = _yearSteps.FirstOrDefault(s => Bars(s.Years) <= BarRow.Most, _yearSteps[^1]);
        var sums = counts.GroupBy(c => c.Year / years).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var run = Enumerable.Range(first / years, Bars(years));
        return (step, [.. run.Select(i => new ChartFigure(Label(i * years, years), sums.GetValueOrDefault(i)))]);

        int Bars(int each) => last / each - first / each + 1;
    }

    private static string Label(int first, int years) =>
        years switch
        {
            1 => Text(first),
            10 => $"{Text(first)}s",
            _ => $"{Text(first)}–{Text(first + years - 1)}",
        };

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
