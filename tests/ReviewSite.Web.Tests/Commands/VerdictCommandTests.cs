namespace ReviewSite.Web.Tests.Commands;

public sealed class VerdictCommandTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private Task<Outcome> VerdictAsync(string csv) => _cli.RunAsync(csv, ["verdict"]);

    [Fact]
    public async Task Tallies_come_back_with_score_ranges_and_verdict_and_no_store_is_made()
    {
        var outcome = await VerdictAsync("positive,mixed,negative\n9,2,0\n0,0,12\n2,1,0\n0,0,0\n");

        Assert.Equal(
            "positive,mixed,negative,score,likely_low,likely_high,possible_low,possible_high,verdict\n"
                + "9,2,0,73,68,79,57.1,92.8,Generally favorable reviews\n"
                + "0,0,12,14,9,18,0.0,39.0,Overwhelming dislike\n"
                + "2,1,0,,,,,,Too few reviews\n"
                + "0,0,0,,,,,,\n",
            outcome.Output
        );
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_cli.Folder));
    }

    [Fact]
    public async Task Columns_may_stand_in_another_order_beside_others()
    {
        var outcome = await VerdictAsync("\uFEFFtitle,Negative,mixed,positive\r\n\"A, B\",0,2,9\r\n");

        Assert.Equal("\"A, B\",0,2,9,73,68,79,57.1,92.8,Generally favorable reviews", outcome.Output.Split('\n')[1]);
    }

    [Fact]
    public async Task Leanings_and_scores_are_evidence_too()
    {
        var outcome = await VerdictAsync(
            "film,favorable,unfavorable,scores\nA,14,6,\nB,10,6,90 80 60 45\nC,,,90 80 60 45\n"
        );

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var rows = outcome.Output.Split('\n');
        Assert.Equal(
            "film,favorable,unfavorable,scores,score,likely_low,likely_high,possible_low,possible_high,verdict",
            rows[0]
        );
        Assert.Matches(@"^A,14,6,,6\d,\d+,\d+,0\.0,100\.0,Generally favorable reviews$", rows[1]);
        Assert.Matches(@"^B,10,6,90 80 60 45,6\d,\d+,\d+,13\.7,93\.8,Generally favorable reviews$", rows[2]);
        Assert.Equal("C,,,90 80 60 45,69,,,,,Generally favorable reviews", rows[3]);
    }

    [Theory]
    [InlineData("favorable,scores\n1,50 101\n", "line 2: scores holds “101”")]
    [InlineData("favorable\nx\n", "line 2: favorable is “x”")]
    [InlineData("positive,mixed,negative\n1,2,3\n1,x,3\n", "line 3: mixed is “x”")]
    [InlineData("positive,mixed,negative\n-1,2,3\n", "line 2: positive is “-1”")]
    [InlineData("positive,mixed,negative\n1,2\n", "line 2: expected 3 fields")]
    [InlineData("positive,mixed,negative\n1,2,99999999999\n", "line 2: negative is “99999999999”")]
    [InlineData("positive,mixed\n1,2\n", "line 1: expected a header with positive, mixed and negative")]
    [InlineData("", "line 1: expected the header")]
    public async Task A_bad_row_stops_it_with_its_line(string csv, string expected)
    {
        var outcome = await VerdictAsync(csv);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith($"error: {expected}", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }
}
