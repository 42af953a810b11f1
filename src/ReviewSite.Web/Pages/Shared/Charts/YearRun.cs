using System.Globalization;

namespace ReviewSite.Web.Pages.Shared.Charts;

/// <summary>
/// Years from the first to the last, none left out; by decade, or by century, where there would be too many to see.
/// </summary>
/// <param name="Step">year, decade or century.</param>
public sealed record YearRun(string Step, IReadOnlyList<ChartFigure> Figures)
{
    private static readonly (string Step, int Years)[] _steps = [("year", 1), ("decade", 10), ("century", 100)];

    /// <param name="counts">Any years, in any order, a year perhaps more than once.</param>
    public static YearRun Of(IReadOnlyList<(int Year, int Count)> counts)
    {
        if (counts.Count == 0)
        {
            return new YearRun(_steps[0].Step, []);
        }

        var (first, last) = (counts.Min(c => c.Year), counts.Max(c => c.Year));
        var (step, years) = _steps.FirstOrDefault(s => Bars(s.Years) <= BarRow.Most, _steps[^1]);
        var sums = counts.GroupBy(c => c.Year / years).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var run = Enumerable.Range(first / years, Bars(years));
        return new YearRun(
            step,
            [.. run.Select(i => new ChartFigure(Label(i * years, years), sums.GetValueOrDefault(i)))]
        );

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
