using System.Globalization;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Verdicts;

/// <summary>Real films: how many critics were positive, mixed and negative, and the score that was published.</summary>
internal static class TallyTable
{
    public static IReadOnlyList<(Tally Tally, int Score)> Films { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Verdicts", "tallies.csv"))
            .Skip(1)
            .Select(line => line.Split(',').Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
            .Select(row => (new Tally(row[0], row[1], row[2]), row[3])),
    ];
}
