using System.Globalization;
using ReviewSite.Domain.Polls;

namespace ReviewSite.Domain.Tests.Polls;

public sealed class PollTallyTests
{
    /// <summary>"1:7" is film 7 at rank 1, "7" film 7 without a rank.</summary>
    private static Ballot List(string entries) =>
        new(
            "Ann",
            [
                .. entries
                    .Split(' ')
                    .Select(e => e.Split(':'))
                    .Select(e => new BallotEntry(e.Length == 2 ? Number(e[0]) : null, Number(e[^1]))),
            ]
        );

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>"1. 7 (3)" is film 7 at the first place with three points.</summary>
    private static string[] Tally(PollRule rule, params string[] lists) =>
        [
            .. PollTally
                .Of([.. lists.Select(List)], rule)
                .Standings.Select(s => FormattableString.Invariant($"{s.Place}. {s.Film} ({s.Points:0.##})")),
        ];

    [Fact]
    public void First_second_and_third_places_give_three_two_and_one_points() =>
        Assert.Equal(
            ["1. 8 (6)", "2. 7 (5)", "3. 9 (4)", "4. 6 (0)"],
            Tally(PollRule.Points, "1:7 2:8 3:9 4:6", "2:7 3:8 1:9", "1:8")
        );

    [Fact]
    public void Borda_counts_from_the_last_place_of_each_list() =>
        Assert.Equal(
            ["1. 7 (6)", "2. 8 (4)", "3. 9 (3)", "4. 6 (1)"],
            Tally(PollRule.Borda, "1:7 2:8 3:9 4:6", "1:7 2:8", "1:9")
        );

    [Fact]
    public void A_share_counts_every_list_and_films_on_as_many_share_the_place() =>
        Assert.Equal(
            ["1. 8 (3)", "2. 7 (2)", "2. 9 (2)", "4. 6 (1)"],
            Tally(PollRule.Share, "1:7 2:8", "9 8 7", "8 9 6")
        );

    [Theory]
    [InlineData("1:7 1:8 3:9")]
    [InlineData("1:7 1:8 2:9")]
    public void Films_that_share_a_rank_share_the_points_of_its_places(string list)
    {
        Assert.Equal(["1. 7 (2.5)", "1. 8 (2.5)", "3. 9 (1)"], Tally(PollRule.Points, list));
        Assert.Equal(["1. 7 (2.5)", "1. 8 (2.5)", "3. 9 (1)"], Tally(PollRule.Borda, list));
    }

    [Fact]
    public void A_tie_that_reaches_past_the_third_place_shares_what_is_left() =>
        Assert.Equal(["1. 7 (3)", "2. 8 (2)", "3. 6 (0.5)", "3. 9 (0.5)"], Tally(PollRule.Points, "1:7 2:8 3:9 3:6"));

    [Fact]
    public void Three_thirds_of_a_point_are_as_much_as_one() =>
        Assert.Equal(
            ["9. 8 (1)", "9. 9 (1)"],
            Tally(
                    PollRule.Points,
                    "1:10 2:11 3:8 3:12 3:13",
                    "1:14 2:15 3:8 3:16 3:17",
                    "1:18 2:19 3:8 3:20 3:21",
                    "1:22 2:23 3:9"
                )
                .Where(s => s.EndsWith("(1)", StringComparison.Ordinal))
        );

    [Fact]
    public void A_rank_that_is_left_out_stays_empty() =>
        Assert.Equal(["1. 7 (4)", "2. 8 (1)"], Tally(PollRule.Borda, "1:7 4:8"));

    [Theory]
    [InlineData(PollRule.Points)]
    [InlineData(PollRule.Borda)]
    public void A_list_without_ranks_gives_no_points_and_a_film_on_no_other_has_none_rather_than_zero(PollRule rule)
    {
        var tally = PollTally.Of([List("1:7"), List("8 9"), List("7 8")], rule);

        Assert.Equal((3, 1), (tally.Lists, tally.Counted));
        Assert.Equal([7, 8, 9], tally.Standings.Select(s => s.Film));
        Assert.Equal([1, null, null], tally.Standings.Select(s => s.Place));
        Assert.Null(tally.Standings[1].Points);
        Assert.Equal([2, 2, 1], tally.Standings.Select(s => s.Lists));
    }

    [Fact]
    public void Without_a_list_there_is_nothing() => Assert.Empty(PollTally.Of([], PollRule.Share).Standings);

    [Theory]
    [InlineData("Bob", "Bob, The Paper")]
    [InlineData("Davis, Jr.", null)]
    [InlineData(null, null)]
    public void A_list_takes_the_new_name_of_its_critic_if_it_can_be_signed_with_it(string? name, string? expected)
    {
        var list = new Ballot("Ann, The Paper", []);

        Assert.Equal(expected, list.Renamed(name ?? new string('x', 195))?.By);
    }
}
