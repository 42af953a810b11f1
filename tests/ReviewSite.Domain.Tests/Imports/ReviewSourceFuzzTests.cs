using System.Diagnostics;
using System.Text;
using ReviewSite.Domain.Imports.Recognition;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>What the reader holds to on pages that are damaged at random.</summary>
public sealed class ReviewSourceFuzzTests
{
    private const int Inputs = 5_000;

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
    public void Any_damaged_page_is_read_in_time_without_an_exception()
    {
        var random = new Random(20130715);
        var pages = CorpusPage.In("Imports", "Corpus");
        for (var i = 0; i < Inputs; i++)
        {
            var text = Damaged(pages[random.Next(pages.Count)].Text, random);
            var clock = Stopwatch.StartNew();

            var read = ReviewSourceReader.Read(text);

            Assert.True(clock.Elapsed < _longest, text);
            Assert.All(read.Problems, p => Assert.True(p.Line >= 0));
        }
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
    public void A_megabyte_of_the_same_is_read_in_time(string part)
    {
        var text = new StringBuilder().Insert(0, part, 1_000_000 / part.Length).ToString();
        var clock = Stopwatch.StartNew();

        ReviewSourceReader.Read(text);

        Assert.True(clock.Elapsed < _longest, clock.Elapsed.ToString());
    }

    private static string Damaged(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        for (var changes = random.Next(1, 12); changes > 0 && damaged.Length > 0; changes--)
        {
            var at = random.Next(damaged.Length);
            var length = Math.Min(random.Next(60), damaged.Length - at);
            _ = random.Next(4) switch
            {
                0 => damaged.Remove(at, length),
                1 => damaged.Insert(at, _fragments[random.Next(_fragments.Length)]),
                2 => damaged.Insert(at, damaged.ToString(at, length)),
                _ => damaged.Replace(damaged[at], (char)random.Next(char.MaxValue), at, length),
            };
        }

        return damaged.ToString();
    }
}
