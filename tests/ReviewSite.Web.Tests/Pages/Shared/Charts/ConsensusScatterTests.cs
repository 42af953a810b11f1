using System.Globalization;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared.Charts;
using ReviewSite.Web.Pages.Shared.Contributors;

namespace ReviewSite.Web.Tests.Pages.Shared.Charts;

public sealed class ConsensusScatterTests
{
    private static readonly ConsensusPoint[] _everywhere =
    [
        .. Enumerable.Range(0, 101).SelectMany(own => Enumerable.Range(0, 101).Select(others => Point(own, others))),
    ];

    private static ConsensusPoint Point(int own, double others) => new(own, others);

    private static ConsensusScatter Repeated(int times, int own, double others) =>
        ConsensusScatter.Of(Enumerable.Repeat(Point(own, others), times), ContributorKind.Critics);

    [Fact]
    public void A_higher_score_lies_further_up_and_a_higher_mean_further_right()
    {
        var dot = Assert.Single(ConsensusScatter.Of([Point(own: 90, others: 30)], ContributorKind.Critics).Dots);

        Assert.Equal((60, 20), (dot.X, dot.Y));
    }

    [Fact]
    public void Many_films_are_gathered_and_none_is_lost()
    {
        var scatter = ConsensusScatter.Of(_everywhere, ContributorKind.Critics);

        Assert.True(scatter.IsGathered);
        Assert.Equal(400, scatter.Dots.Count);
        Assert.Equal(_everywhere.Length, scatter.Films);
        Assert.Equal(_everywhere.Length, scatter.Differences.Sum(d => d.Count));
    }

    [Fact]
    public void No_gathered_circle_leaves_its_square()
    {
        const int half = ConsensusScatter.Side / 40;
        Assert.All(
            ConsensusScatter.Of(_everywhere, ContributorKind.Critics).Dots,
            d =>
            {
                Assert.InRange(d.Radius, ConsensusScatter.Smallest, half);
                Assert.InRange(d.X, half, ConsensusScatter.Side - half);
                Assert.InRange(d.Y, half, ConsensusScatter.Side - half);
            }
        );
    }

    [Fact]
    public void The_area_of_a_circle_is_its_number_of_films()
    {
        var scatter = ConsensusScatter.Of(
            [.. Enumerable.Repeat(Point(50, 50), 400), .. Enumerable.Repeat(Point(10, 90), 100)],
            ContributorKind.Critics
        );

        Assert.Equal([(400, 5.0), (100, 2.5)], scatter.Dots.Select(d => (d.Films, d.Radius)));
    }

    [Fact]
    public void The_highest_score_shares_the_square_below_it() =>
        Assert.Equal(Repeated(200, 97, 97).Dots, Repeated(200, 100, 100).Dots);

    [Fact]
    public void The_sentence_counts_what_is_above_beside_and_below_the_others() =>
        Assert.Equal(
            "4 films: this critic scored 1 higher than the other critics, 2 within 5 points of them, 1 lower.",
            ConsensusScatter
                .Of([Point(80, 50), Point(55, 50), Point(45, 50), Point(44, 50)], ContributorKind.Critics)
                .Sentence
        );

    [Fact]
    public void The_band_is_the_interval_of_the_usual_difference()
    {
        var severity = Severity.Of(films: 10, differences: 100)!;

        var corners = Repeated(times: 10, own: 70, others: 60)
            .Interval!.Split(' ')
            .Select(c => c.Split(','))
            .ToDictionary(c => double.Parse(c[1], CultureInfo.InvariantCulture), c => c[0]);

        Assert.Equal(["0", "200", "200", "0"], corners.Values);
        var left = corners.Where(c => c.Value == "0").Select(c => c.Key).ToList();
        Assert.Equal(200 - (2 * (severity.Difference - severity.Uncertainty)), left[0], tolerance: 0.01);
        Assert.Equal(200 - (2 * (severity.Difference + severity.Uncertainty)), left[1], tolerance: 0.01);
    }

    [Fact]
    public void A_publication_is_not_called_a_critic() =>
        Assert.Contains(
            "this publication scored",
            ConsensusScatter.Of([Point(80, 50)], ContributorKind.Publications).Sentence,
            StringComparison.Ordinal
        );

    [Fact]
    public void Without_a_film_there_is_no_picture() =>
        Assert.True(ConsensusScatter.Of([], ContributorKind.Critics).IsEmpty);
}
