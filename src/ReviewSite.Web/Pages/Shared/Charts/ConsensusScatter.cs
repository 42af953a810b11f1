using System.Globalization;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared.Contributors;

namespace ReviewSite.Web.Pages.Shared.Charts;

/// <summary>
/// A circle on a square of <see cref="ConsensusScatter.Side"/> units, two a point, from the top left.
/// </summary>
public sealed record ScatterDot(double X, double Y, double Radius, int Films)
{
    /// <summary><c>null</c> if the circle stands for several films.</summary>
    public ScatterLink? Link { get; init; }

    /// <summary>Which film, and both scores.</summary>
    public string? Label { get; init; }
}

/// <summary>A film that a circle stands for.</summary>
/// <param name="Address">Of the review.</param>
public sealed record ScatterLink(string Title, string Address);

/// <summary>
/// A critic's scores against the means of others for the same films. Many films are gathered in squares of
/// <see cref="Cell"/> points, with a circle each whose area is their number, so that the picture stays small and no
/// film hides another.
/// </summary>
public sealed record ConsensusScatter(
    IReadOnlyList<ScatterDot> Dots,
    IReadOnlyList<ChartFigure> Differences,
    bool IsGathered,
    ContributorKind Kind
)
{
    public string Title => $"Compared with {Kind.Others}";

    public bool HasLinks => Dots.Any(d => d.Link is not null);

    public const int Side = Score.Highest * Units;

    /// <summary>In points.</summary>
    public const int Cell = 5;

    /// <summary>Up to this many films, each has its own circle.</summary>
    public const int MostSingle = 150;

    public const double SingleRadius = 2.8;

    /// <summary>The smallest radius, so that a square with few films is still visible.</summary>
    public const double Smallest = 1;

    /// <summary>Closer than this to the others' mean, a score agrees with them.</summary>
    private const double Agreeing = 5;

    private const double Far = 20;

    /// <summary>Of the drawing, to a point: so that the centre of a square is a short number.</summary>
    private const int Units = 2;

    private const int Cells = Score.Highest / Cell;

    public bool IsEmpty => Dots.Count == 0;

    public int Films => Dots.Sum(d => d.Films);

    public string Sentence =>
        $"{Phrases.Count(Films, "film", "films")}: this {Kind.Singular} scored {Count(0, 1)} higher than the "
        + $"{Kind.Others}, {Count(2)} within 5 points of them, {Count(3, 4)} lower.";

    /// <summary><c>null</c> without a film.</summary>
    public Severity? Severity { get; private init; }

    /// <summary>
    /// The corners of the band along the diagonal in which the usual difference probably lies: its 80% interval.
    /// </summary>
    public string? Interval =>
        Severity is { } severity
            ? string.Join(
                ' ',
                Edge(severity.Difference - severity.Uncertainty)
                    .Concat(Edge(severity.Difference + severity.Uncertainty).Reverse())
            )
            : null;

    public string Note => (Severity is null ? "" : "The band is the 80% interval of the usual difference. ") + Circles;

    private string Circles =>
        IsGathered ? "Each circle stands for the films in a square of 5 by 5 points; its area shows how many there are."
        : HasLinks ? "Each circle is a film, and links to the review."
        : "Each circle is a film.";

    public ChartTable Table => new(Title, $"This {Kind.Singular}’s score", "Films", Differences);

    /// <param name="links">The film of each point in their order; empty where the points are too many to have one
    /// each.</param>
    public static ConsensusScatter Of(
        IEnumerable<ConsensusPoint> films,
        ContributorKind kind,
        IReadOnlyList<ScatterLink>? links = null
    )
    {
        ConsensusPoint[] points = [.. films];
        var isGathered = points.Length > MostSingle;
        return new ConsensusScatter(
            isGathered ? Gathered(points) : Single(points, links ?? []),
            DifferencesOf(points),
            isGathered,
            kind
        )
        {
            Severity = Severity.Of(points),
        };
    }

    private static IReadOnlyList<ScatterDot> Single(ConsensusPoint[] points, IReadOnlyList<ScatterLink> links) =>
        [
            .. points.Select(
                (p, i) =>
                    new ScatterDot(Math.Round(p.Others * Units), Side - Math.Round(p.Own * Units), SingleRadius, 1)
                    {
                        Link = i < links.Count ? links[i] : null,
                        Label =
                            i < links.Count
                                ? string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{links[i].Title}: {p.Own:0.#}, the others {p.Others:0}"
                                )
                                : null,
                    }
            ),
        ];

    private static IReadOnlyList<ScatterDot> Gathered(ConsensusPoint[] points)
    {
        var cells = points.CountBy(p => (Column: CellOf(p.Others), Row: CellOf(p.Own))).ToList();
        var fullest = cells.Max(c => c.Value);
        return
        [
            .. cells.Select(c => new ScatterDot(
                Centre(c.Key.Column),
                Side - Centre(c.Key.Row),
                Radius(c.Value),
                c.Value
            )),
        ];

        double Radius(int count) => Math.Max(Units * Cell / 2.0 * Math.Sqrt((double)count / fullest), Smallest);
    }

    /// <summary>
    /// Where a score lies that differs by so many points, from the others' lowest mean to their highest.
    /// </summary>
    private static IEnumerable<string> Edge(double difference) =>
        new[] { 0, Side }.Select(x => $"{x},{Svg.Number(Side - x - (difference * Units))}");

    /// <summary>The highest score belongs to the last square.</summary>
    private static int CellOf(double score) => Math.Min((int)(score / Cell), Cells - 1);

    private static double Centre(int cell) => (cell + 0.5) * Cell * Units;

    private static IReadOnlyList<ChartFigure> DifferencesOf(ConsensusPoint[] points) =>
        [
            new("more than 20 points higher", points.Count(p => p.Difference > Far)),
            new("5 to 20 points higher", points.Count(p => p.Difference is > Agreeing and <= Far)),
            new("within 5 points", points.Count(p => Math.Abs(p.Difference) <= Agreeing)),
            new("5 to 20 points lower", points.Count(p => p.Difference is < -Agreeing and >= -Far)),
            new("more than 20 points lower", points.Count(p => p.Difference < -Far)),
        ];

    private string Count(params int[] rows) => Phrases.Number(rows.Sum(r => Differences[r].Count));
}
