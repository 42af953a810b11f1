namespace ReviewSite.Web.Pages.Shared.Charts;

/// <param name="Year">None where it is not known.</param>
public sealed record YearCount(int? Year, int Films);

/// <summary>
/// The catalogue by year, or by decade where it reaches over more than <see cref="BarRow.Most"/> years.
/// </summary>
/// <param name="Undated">Films without a year: stated, and in no bar.</param>
public sealed record YearChart(BarRow Row, string Step, int Undated)
{
    public bool IsEmpty => Row.Bars.Count == 0;

    public string Title => $"Films by {Step}";

    public string Sentence => Row.Sentence(Title, Step);

    public string? Note =>
        Undated switch
        {
            0 => null,
            1 => "1 film without a year is left out.",
            _ => $"{Phrases.Number(Undated)} films without a year are left out.",
        };

    public ChartTable Table => new(Title, "Years", "Films", Row.Figures);

    public static YearChart Of(IEnumerable<YearCount> years)
    {
        var known = years.Where(y => y.Films > 0).ToLookup(y => y.Year is not null);
        var run = YearRun.Of([.. known[true].Select(y => (y.Year!.Value, y.Films))]);
        return new YearChart(BarRow.Of(run.Figures), run.Step, known[false].Sum(y => y.Films));
    }
}
