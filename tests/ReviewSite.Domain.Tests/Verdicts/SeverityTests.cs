using System.Globalization;
using ReviewSite.Domain.Verdicts;
using Xunit.Abstractions;

namespace ReviewSite.Domain.Tests.Verdicts;

public sealed class SeverityTests(ITestOutputHelper output)
{
    [Fact]
    public void The_spreads_in_the_code_are_those_of_real_critics()
    {
        var (within, between) = Spreads();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"within a critic {within:0.00}, between critics {between:0.00} points"
            )
        );

        Assert.Equal(Severity.WithinCritic, within, tolerance: 0.1);
        Assert.Equal(Severity.BetweenCritics, between, tolerance: 0.1);
    }

    [Fact]
    public void One_film_says_little_and_many_say_nearly_all()
    {
        var one = Severity.Of([new ConsensusPoint(90, 60)])!;
        var many = Severity.Of([.. Enumerable.Repeat(new ConsensusPoint(90, 60), 1000)])!;

        Assert.InRange(one.Difference, 2, 3);
        Assert.InRange(many.Difference, 29, 30);
        Assert.True(many.Uncertainty < one.Uncertainty / 5);
        Assert.Null(Severity.Of([]));
    }

    [Fact]
    public void The_others_of_a_film_are_not_one_s_own_other_scores()
    {
        var own = default(OwnScores).Plus(90).Plus(80);

        Assert.Equal(new ConsensusPoint(85, 50), ConsensusPoint.Of(own, mean: 64, scored: 5));
        Assert.Null(ConsensusPoint.Of(own, mean: 67.5, scored: 4));
    }

    /// <summary>
    /// The interval of a half of each critic's films holds the mean of the other half about as often as it should.
    /// </summary>
    [Fact]
    public void The_interval_holds_the_true_difference_of_about_80_of_100_critics()
    {
        const int ManyFilms = 40;
        var (held, all) = (0, 0);
        foreach (var points in PointsByCritic().Where(p => p.Count >= ManyFilms))
        {
            var few = Severity.Of(points[..(points.Count / 4)])!;
            var rest = points[(points.Count / 4)..].Average(p => p.Difference);
            var noise = Severity.WithinCritic / Math.Sqrt(points.Count - (points.Count / 4));
            all++;
            held +=
                Math.Abs(few.Difference - rest)
                <= Math.Sqrt((few.Uncertainty * few.Uncertainty) + (1.2816 * 1.2816 * noise * noise))
                    ? 1
                    : 0;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{held} of {all} critics"));
        Assert.InRange(held / (double)all, 0.72, 0.88);
    }

    /// <summary>By the analysis of variance of groups of unequal size.</summary>
    private static (double Within, double Between) Spreads()
    {
        var groups = PointsByCritic().Select(g => g.Select(p => p.Difference).ToList()).ToList();
        double scores = groups.Sum(g => g.Count);
        var mean = groups.Sum(g => g.Sum()) / scores;
        var within = groups.Sum(g => g.Sum(x => (x - g.Average()) * (x - g.Average()))) / (scores - groups.Count);
        var between = groups.Sum(g => g.Count * (g.Average() - mean) * (g.Average() - mean)) / (groups.Count - 1);
        var size = (scores - (groups.Sum(g => (double)g.Count * g.Count) / scores)) / (groups.Count - 1);
        return (Math.Sqrt(within), Math.Sqrt((between - within) / size));
    }

    private static List<List<ConsensusPoint>> PointsByCritic()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Verdicts", "leanings.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells[4].Length > 0)
            .Select(cells =>
                (Film: cells[0], Critic: cells[1], Score: int.Parse(cells[4], CultureInfo.InvariantCulture))
            );
        return
        [
            .. from film in rows.GroupBy(r => r.Film)
            let mean = film.Average(r => r.Score)
            from row in film
            let point = ConsensusPoint.Of(new OwnScores(row.Score, 1), mean, film.Count())
            where point is not null
            group point.Value by row.Critic into critic
            select critic.ToList(),
        ];
    }
}
