using System.Diagnostics;
using System.Text;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Scores;
using Xunit.Abstractions;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>What the reader holds to on pages that are damaged at random.</summary>
public sealed class ReviewSourceFuzzTests(ITestOutputHelper output)
{
    /// <summary>Against hanging alone: how quick it is, is measured and not asserted.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(60);

    private static readonly string[] _fragments =
    [
        "\0",
        "\uFEFF",
        "\uD83D",
        "\u202E",
        "\u2028",
        "\t",
        "|",
        "||",
        "\n|---|\n",
        ",",
        ";",
        "\"",
        "“",
        "”",
        "((((",
        "))",
        "—",
        " - ",
        ": ",
        "/",
        "%",
        "99999999999",
        "0/0",
        "5/4",
        "★★★★★★★★★★★★",
        "½",
        "Based on 99 critics",
        "User Reviews",
        "Critic Reviews",
        "By ",
        "Jul 15, 2013",
        "\r",
        "\n\n\n",
    ];

    [Fact]
    public void Any_damaged_page_is_read_in_time_without_an_exception() =>
        Run(1_500, [.. CorpusPage.In("Imports", "Corpus").Select(p => p.Text)]);

    [Fact]
    public void Any_damaged_table_or_list_is_read_in_time_without_an_exception() =>
        Run(1_500, [.. CorpusPage.In("Imports", "Corpus").Where(IsTableOrList).Select(p => p.Text)]);

    [Fact]
    public void Any_damaged_text_in_our_own_layout_is_read_in_time_without_an_exception() =>
        Run(
            1_500,
            [File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seed-data", "pusher", "critic-reviews.txt"))]
        );

    [Fact]
    public void Any_damaged_score_is_read_in_time_without_an_exception()
    {
        string[] scores =
        [
            "80",
            "3.5/4",
            "3½/4",
            "3 1/2 stars",
            "★★★½☆",
            "****",
            "B-plus",
            "80 %",
            "4 out of 5",
            "8,5",
        ];
        var run = new FuzzRun(scores, _fragments);
        output.WriteLine(
            run.Run(
                1_500,
                text =>
                    Assert.InRange(
                        OriginalScore.Read(text, 10).Score?.Value ?? Score.Lowest,
                        Score.Lowest,
                        Score.Highest
                    )
            )
        );
    }

    [Theory]
    [InlineData("90\nThe Paper\nGood film, they said.\n")]
    [InlineData("a")]
    [InlineData("“")]
    [InlineData("- , : ( ")]
    [InlineData("\"x,")]
    [InlineData("Positive\n")]
    [InlineData("User Reviews\n\n")]
    [InlineData("a\tb\tc\n")]
    [InlineData("Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, Ab, zz!!\n")]
    public void A_megabyte_of_the_same_is_read_in_time(string part)
    {
        var text = new StringBuilder().Insert(0, part, 1_000_000 / part.Length).ToString();
        var clock = Stopwatch.StartNew();

        ReviewSourceReader.Read(text);

        Assert.True(clock.Elapsed < _longest, clock.Elapsed.ToString());
    }

    [Fact]
    public void A_megabyte_after_an_open_bold_mark_is_read_in_time()
    {
        var clock = Stopwatch.StartNew();

        ReviewSourceReader.Read("**" + new string('a', 1_000_000));

        Assert.True(clock.Elapsed < _longest, clock.Elapsed.ToString());
    }

    [Theory]
    [InlineData("88\nThe Daily Example\nJul 15, 2013\nTense from the first minute to the last.\nBy Ann Critic\n")]
    [InlineData("Critic,Publication,Score\nAnn Critic,Example Times,8/10\n")]
    [InlineData("Ann Critic\tExample Times\t8/10\nBob Writer\tExample Weekly\t7/10\n")]
    public void Reading_ends_when_it_is_told_to(string text) =>
        Assert.Throws<OperationCanceledException>(() => ReviewSourceReader.Read(text, new CancellationToken(true)));

    private static readonly string[] _tablesAndLists = ["tabs", "csv", "markdown", "bullets", "numbered"];

    private void Run(int usual, IReadOnlyList<string> texts) =>
        output.WriteLine(
            new FuzzRun(texts, _fragments).Run(
                usual,
                text => Assert.All(ReviewSourceReader.Read(text).Problems, p => Assert.True(p.Line >= 0))
            )
        );

    private static bool IsTableOrList(CorpusPage page) =>
        _tablesAndLists.Any(part => page.Name.Contains(part, StringComparison.Ordinal));
}
