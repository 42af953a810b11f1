using System.Globalization;
using AngleSharp.Dom;

namespace ReviewSite.Web.Tests.Pages.Films;

public sealed class VerdictTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    private static string[][] Rows(IDocument page, string section) =>
        [
            .. page.QuerySelectorAll($"section[aria-labelledby={section}] table :is(tbody, tfoot) tr")
                .Select(row =>
                    row.Children.Select(cell =>
                            string.Join(
                                ' ',
                                cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                            )
                        )
                        .ToArray()
                ),
        ];

    [Fact]
    public async Task Every_step_from_the_tally_to_the_bounds_is_shown()
    {
        var page = await Site.Seeded.PageAsync("/films/pusher/verdict");

        Assert.Equal(
            [
                ["positive", "9", "1", "8", "0", "9", "published"],
                ["mixed", "not stated, so 11 − 9 = 2", "0", "2", "0", "2", "derived"],
                ["negative", "0", "0", "0", "0", "0", "published"],
                ["unknown", "–", "–", "0", "0", "0", "–"],
                ["Critics", "11", "1", "10", "0", "11", "published"],
            ],
            Rows(page, "tally-heading")
        );
        var score = Rows(page, "score-heading");
        Assert.Equal(["Scored reviews", "1", "1", "80", "80", "80", "80"], score[0]);
        Assert.Equal(["488", "800"], score[1][^2..]);
        Assert.Equal(["80", "120"], score[2][^2..]);
        Assert.Equal(["648", "1,000"], score[3][^2..]);
        Assert.Equal(["58.909", "90.909"], score[4][^2..]);
        Assert.Equal(11, Rows(page, "inputs-heading").Length);
    }

    [Fact]
    public async Task The_sum_of_what_is_shown_is_the_estimate()
    {
        var page = await Site.Seeded.PageAsync("/films/pusher/verdict");
        var score = Rows(page, "score-heading");

        var parts = score[..3].Sum(row => double.Parse(row[4], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(
            parts,
            double.Parse(score[3][4], System.Globalization.CultureInfo.InvariantCulture),
            tolerance: 0.02
        );
        Assert.Equal(74, Math.Round(parts / 11));
    }

    [Fact]
    public async Task Conflicts_and_notices_are_told_with_their_codes()
    {
        await _site.ImportAsync("Wrong", ReviewTexts.Head("Overwhelming dislike", 10, 10, 0, 3) + "1. 90\n Good.");

        var codes = (await _site.PageAsync("/films/wrong/verdict"))
            .QuerySelectorAll(".findings code")
            .Select(c => c.TextContent);

        Assert.Equal(
            [
                "tally-sum-differs",
                "remainder-exceeds-places",
                "published-verdict-outside-bounds",
                "fewer-listed-than-counted",
                "published-verdict-differs",
            ],
            codes
        );
    }

    [Fact]
    public async Task The_steps_of_an_estimate_can_be_redone_with_a_calculator()
    {
        var steps = (await Site.Seeded.PageAsync("/films/pusher/verdict")).QuerySelector(".steps")!;

        // 9 of 11 are favorable; 35 more at the usual share.
        Assert.Contains("(9 + 35 × 0.751) ÷ (11 + 35) = 0.767", steps.TextContent, StringComparison.Ordinal);
        var positive =
            ((3.85 * (67.13 + (34.79 * Math.Pow((9 + (35 * 0.751)) / 46, 4)))) + (1 * 77.43) + (0.709 * 10))
            / (3.85 + 1);
        Assert.Contains(
            string.Create(
                CultureInfo.InvariantCulture,
                $"(3.85 × (67.13 + 34.79 × 0.767⁴) + 1 × 77.43 + 0.709 × 10) ÷ (3.85 + 1) = {positive:0.00}"
            ),
            steps.QuerySelector("dd")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_unknown_film_is_404() =>
        Assert.Equal(404, (await Site.Seeded.GetAsync("/films/none/verdict")).Status);

    [Fact]
    public async Task The_history_of_the_score_is_drawn_and_told_in_a_table()
    {
        await _site.ImportAsync("Alpha", ReviewTexts.Scored("Mixed", 90, 90, 90, 90, 90, 30, 30, 30, 30, 30, 30, 30));

        var page = await _site.PageAsync("/films/alpha/verdict");

        Assert.Equal(
            [
                ["5 reviews", "5 January 2020", "90", "counted"],
                ["10 reviews", "10 January 2020", "60", "counted"],
                ["12 reviews", "12 January 2020", "55", "counted"],
            ],
            Rows(page, "history")
        );
        Assert.Equal(
            "The film's score: 90 after 5 reviews, 60 after 10 reviews and 55 after 12 reviews.",
            page.QuerySelector(".chart-history")!.GetAttribute("aria-label")
        );
        Assert.Equal(3, page.QuerySelectorAll(".chart-dot").Length);
        Assert.Single(
            (await _site.PageAsync("/films/alpha")).QuerySelectorAll("a[href='/films/alpha/verdict#history']")
        );
    }

    [Fact]
    public async Task Where_one_date_stands_for_many_reviews_there_is_no_history()
    {
        var page = await Site.Seeded.PageAsync("/films/pusher/verdict");

        Assert.Null(page.QuerySelector("#history"));
        Assert.Null((await Site.Seeded.PageAsync("/films/pusher")).QuerySelector("a[href$='#history']"));
    }
}
