using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>A film's score by a critic, or by a publication.</summary>
/// <param name="Value">On the grid's scale; the mean if there are several scores, and <c>null</c> if the review has
/// none, which is not zero.</param>
/// <param name="Scores">How many scores it rests on.</param>
/// <param name="Link">To the review, or to all of them if it rests on several.</param>
public sealed record GridCell(decimal? Value, int Scores, string Link)
{
    /// <summary>The mark of a mean in a cell.</summary>
    public const string MeanMark = "*";

    public bool IsMean => Scores > 1;
}

/// <summary>The figures of some cells.</summary>
/// <param name="Mean">Not yet rounded; <c>null</c> without a value.</param>
/// <param name="Deviation">How far the values are from their mean; <c>null</c> if there are fewer than two.</param>
public sealed record GridFigures(int Count, decimal? Mean, decimal? Deviation)
{
    public static GridFigures Of(IEnumerable<GridCell?> cells)
    {
        var values = cells.Select(c => c?.Value).OfType<decimal>().ToList();
        if (values.Count == 0)
        {
            return new GridFigures(0, Mean: null, Deviation: null);
        }

        var mean = values.Average();
        return new GridFigures(
            values.Count,
            mean,
            values.Count == 1 ? null : (decimal)Math.Sqrt((double)values.Average(v => (v - mean) * (v - mean)))
        );
    }
}

/// <param name="Cells">In the order of the grid's columns; <c>null</c> where there is no review.</param>
public sealed record GridRow(
    int Film,
    string Slug,
    string Title,
    string TitleKey,
    int? Year,
    IReadOnlyList<GridCell?> Cells
)
{
    public GridFigures Figures { get; } = GridFigures.Of(Cells);
}

/// <summary>A critic or a publication.</summary>
public sealed record GridColumn(int Id, string Slug, string Name)
{
    public required GridFigures Figures { get; init; }
}

/// <summary>A grid of films by critics or publications: who gave what.</summary>
/// <param name="IsCut">Whether there are more films or columns than a grid can show.</param>
public sealed record Grid(IReadOnlyList<GridRow> Rows, IReadOnlyList<GridColumn> Columns, bool IsCut)
{
    /// <summary>The slugs of listed films that are no longer on the site.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether a cell is the mean of several scores.</summary>
    public bool HasMeans => Rows.Any(r => r.Cells.Any(c => c is { IsMean: true }));

    /// <summary>
    /// The best first: each film counts as if <see cref="Ranking.PriorCritics"/> more had given it the usual score, so
    /// that few ratings do not outrank many. Films without a rating come last.
    /// </summary>
    public static IEnumerable<GridRow> Ranked(IEnumerable<GridRow> rows, GridScale scale) =>
        rows.OrderByDescending(r =>
                r.Figures is { Mean: { } mean, Count: var count }
                    ? (count * scale.ScoreOf(mean) + Ranking.PriorCritics * Ranking.UsualScore)
                        / (count + Ranking.PriorCritics)
                    : -1
            )
            .ThenBy(r => r.Title, StringComparer.Ordinal);
}

/// <summary>A grid as a table.</summary>
/// <param name="Heading">What it shows, in words.</param>
/// <param name="Address">The address of the page that shows it.</param>
public sealed record GridTable(string Heading, Grid Grid, GridChoice Choice, string Address)
{
    /// <summary>As many columns of numbers can be read on a sheet of A4.</summary>
    private const int MostOnA4 = 60;

    private const int MostOnWideSheet = GridChoice.MostColumns;
    private const int NumbersInPlaceOfWord = 2;

    /// <summary>The class that prints it on a larger sheet, on which nothing is cut off; <c>null</c> for A4.</summary>
    public string? Sheet =>
        (Grid.Columns.Count * (Choice.Rule.Scale.Words is null ? 1 : NumbersInPlaceOfWord)) switch
        {
            <= MostOnA4 => null,
            <= MostOnWideSheet => "is-wide",
            _ => "is-widest",
        };
}
