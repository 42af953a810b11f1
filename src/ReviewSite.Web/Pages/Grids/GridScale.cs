namespace ReviewSite.Web.Pages.Grids;

/// <summary>The scale that a grid's cells are on: from 0 to <paramref name="Top"/>, in steps.</summary>
/// <param name="Step">Fine enough that a grade given on this scale comes back as it was given.</param>
public sealed record GridScale(int Top, decimal Step)
{
    private const decimal Whole = 100;

    public static readonly GridScale Hundred = new(100, 1);

    public static IReadOnlyDictionary<string, GridScale> All { get; } =
        new Dictionary<string, GridScale>
        {
            ["100"] = Hundred,
            ["10"] = new(10, 0.1m),
            ["5"] = new(5, 0.25m),
            ["4"] = new(4, 0.25m),
        };

    /// <summary>A score from 0 to 100 on this scale, to the nearest step.</summary>
    public decimal ValueOf(decimal score) =>
        Math.Round(score * Top / Whole / Step, MidpointRounding.AwayFromZero) * Step;

    /// <summary>Back again, for what compares grids of any scale.</summary>
    public decimal ScoreOf(decimal value) => value * Whole / Top;
}
