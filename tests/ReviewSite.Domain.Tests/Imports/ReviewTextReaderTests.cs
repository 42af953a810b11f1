using System.Text;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Imports;

public sealed class ReviewTextReaderTests
{
    private const string Head = """
        Generally favorable reviews - based on 2 Critics

        Critic score distribution:
          1. Positive: 1 out of 2
          2. Mixed: 1 out of 2
          3. Negative: 0 out of 2

        Critic Reviews

        """;

    private static byte[] SeedBytes =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "seed-data", "pusher", "critic-reviews.txt"));

    private static ReviewText Read(string reviews) => ReviewTextReader.Read(Head + reviews);

    private static string[] Problems(ReviewText text) => [.. text.Problems.Select(p => p.ToString())];

    [Fact]
    public void The_seed_is_read_without_a_problem()
    {
        var text = ReviewTextReader.Read(SeedBytes);

        Assert.Empty(text.Problems);
        Assert.Equal(new PublishedSummary("Generally favorable reviews", 11, 9, null, 0, null), text.Published);
        Assert.Equal(11, text.Reviews.Count);
        Assert.Equal(
            (null, 80, null, "80"),
            (text.Reviews[1].Critic, text.Reviews[1].Score?.Value, text.Reviews[1].Date, text.Reviews[1].OriginalScore)
        );
        Assert.Equal((null, "Staff [Not Credited]"), (text.Reviews[2].Critic, text.Reviews[2].Credit));
        Assert.Equal(9, text.Reviews.Count(r => r.Critic is not null));
        Assert.All(
            text.Reviews.Where((_, i) => i != 1),
            r => Assert.Equal((new DateOnly(2013, 7, 15), null), (r.Date, r.Score))
        );
        Assert.Equal("Gunnar Rehlin", text.Reviews[5].Critic);
        Assert.StartsWith("As Refn counts down the days", text.Reviews[0].Quote, StringComparison.Ordinal);
        Assert.EndsWith("into that emotional territory.", text.Reviews[10].Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_a_byte_order_mark_and_a_margin_make_no_difference()
    {
        var seed = Encoding.UTF8.GetString(SeedBytes);
        var expected = ReviewTextReader.Read(seed).Reviews;
        string[] variants =
        [
            "\uFEFF" + seed,
            seed.ReplaceLineEndings("\r\n"),
            seed.ReplaceLineEndings("\r"),
            string.Join('\n', seed.Split('\n').Select(l => "\t\t" + l)),
        ];

        Assert.All(variants, v => Assert.Equal(expected, ReviewTextReader.Read(v).Reviews));
        Assert.Equal(expected, ReviewTextReader.Read([0xEF, 0xBB, 0xBF, .. SeedBytes]).Reviews);
    }

    [Fact]
    public void Score_and_critic_may_both_be_there_in_either_order()
    {
        var text = Read(
            """
              1. 80
                Reviewed by: Ann
                Publication: The Paper
                15 July 2013
                Good.
              2. Reviewed by: Bob
                50
                2013-07-15
                So so.
            """
        );

        Assert.Empty(text.Problems);
        Assert.Equal(("Ann", "The Paper", 80, new DateOnly(2013, 7, 15), "Good."), Fields(text.Reviews[0]));
        Assert.Equal(("Bob", null, 50, new DateOnly(2013, 7, 15), "So so."), Fields(text.Reviews[1]));
    }

    [Fact]
    public void A_quote_keeps_its_paragraphs()
    {
        var text = Read("  1. 80\n    One\n    line.\n\n\n    Two.\n  2. 50\n    So so.");

        Assert.Equal("One\nline.\n\nTwo.", text.Reviews[0].Quote);
    }

    [Theory]
    [InlineData("300 is a film about men.")]
    [InlineData("1984")]
    [InlineData("7. Samurai came, not in order.")]
    [InlineData("2013. A year.")]
    public void A_number_that_starts_a_quote_is_no_score_and_no_item(string quote)
    {
        var text = Read($"  1. Reviewed by: Ann\n    {quote}\n  2. 50\n    So so.");

        Assert.Equal(2, text.Reviews.Count);
        Assert.Equal((quote, null), (text.Reviews[0].Quote, text.Reviews[0].OriginalScore));
    }

    [Fact]
    public void The_next_number_starts_a_review_even_before_plain_words()
    {
        var text = Read("  1. Reviewed by: Ann\n    Good.\n  2. So so.");

        Assert.Equal([("Ann", "Good."), (null, "So so.")], text.Reviews.Select(r => (r.Critic, r.Quote)));
    }

    [Fact]
    public void A_line_indented_by_six_or_more_is_always_quote()
    {
        var text = Read("  1. 80\n      2. Reviewed by: Nobody\n      Jul 15, 2013\n  2. 50\n    So so.");

        Assert.Equal("2. Reviewed by: Nobody\nJul 15, 2013", text.Reviews[0].Quote);
        Assert.Null(text.Reviews[0].Date);
    }

    [Theory]
    [InlineData("Feb 30, 2013", null)]
    [InlineData("120", "120")]
    [InlineData("5/4", "5/4")]
    [InlineData("Publication:", null)]
    public void A_field_gone_wrong_is_told_with_its_line_and_spoils_no_other(string line, string? original)
    {
        var text = Read($"  1. Reviewed by: Ann\n    {line}\n    Jul 15, 2013\n    Good.\n  2. 50\n    So so.");

        var problem = Assert.Single(text.Problems);
        Assert.Equal((false, 10), (problem.IsError, problem.Line));
        Assert.Equal(
            ("Good.", original, null),
            (text.Reviews[0].Quote, text.Reviews[0].OriginalScore, text.Reviews[0].Score)
        );
        Assert.Equal(new DateOnly(2013, 7, 15), text.Reviews[0].Date);
    }

    [Fact]
    public void A_second_critic_is_the_start_of_the_quote_and_told()
    {
        var text = Read("  1. Reviewed by: Ann\n    Reviewed by: Bob\n    Good.\n  2. 50\n    So so.");

        Assert.Equal(("Ann", "Reviewed by: Bob\nGood."), (text.Reviews[0].Critic, text.Reviews[0].Quote));
        Assert.Equal(10, Assert.Single(text.Problems).Line);
    }

    [Fact]
    public void A_tally_after_the_reviews_is_no_quote()
    {
        var text = ReviewTextReader.Read(
            "Mixed - based on 1 Critic\nCritic Reviews\n1. Reviewed by: Ann\nGood.\nCritic score "
                + "distribution:\n1. Mixed: 1 out of 1\n2. Negative: 0 out of 1"
        );

        Assert.Empty(text.Problems);
        Assert.Equal(new PublishedSummary("Mixed", 1, null, 1, 0, null), text.Published);
        Assert.Equal("Good.", Assert.Single(text.Reviews).Quote);
    }

    [Fact]
    public void A_stray_number_in_a_quote_does_not_lose_the_count()
    {
        var text = Read(
            "  1. Reviewed by: Ann\n    It came out in\n    1996.\n  2. Reviewed by: Bob\n    Good.\n  3. "
                + "300 is a film, too.\n  4. 50"
        );

        // The stray number starts an item, which is empty and left out.
        Assert.Equal(["Ann", "Bob", null, null], text.Reviews.Select(r => r.Critic));
    }

    [Fact]
    public void No_break_spaces_part_words_as_well_as_others()
    {
        var text = Read("  1. Reviewed\u00A0by:\u00A0Ann\n    Publication:\u00A0The\u00A0Paper\n    Good\u00A0one.");

        Assert.Equal(
            ("Ann", "The Paper", "Good\u00A0one."),
            (text.Reviews[0].Critic, text.Reviews[0].Publication, text.Reviews[0].Quote)
        );
        Assert.DoesNotContain(
            ReviewTextReader.Read("Critic\u00A0Reviews\n1. 80").Problems,
            p => p.Found.Contains("Critic", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_field_that_comes_after_the_quote_began_is_told()
    {
        var text = Read("  1. 3 stars\n    Reviewed by: Ann\n    Good.");

        Assert.Equal("3 stars\nReviewed by: Ann\nGood.", text.Reviews[0].Quote);
        Assert.Equal(10, Assert.Single(text.Problems).Line);
    }

    [Fact]
    public void Items_out_of_order_are_read_with_a_warning()
    {
        var text = Read("  2. 80\n    Good.\n  1. 50\n    So so.");

        Assert.Equal(2, text.Reviews.Count);
        Assert.Equal(
            [
                "line 9: warning: number 2; expected 1; treated as the next review anyway",
                "line 11: warning: number 1; expected 3; treated as the next review anyway",
            ],
            Problems(text)
        );
    }

    [Fact]
    public void Wrong_counts_are_told_with_their_lines()
    {
        var text = ReviewTextReader.Read(
            "Mixed or average reviews - based on 1 Critic\n1. Positive: 9 out of 3\n1. Reviewed by: Ann\nGood."
        );

        Assert.Equal(1, text.Published?.Critics);
        Assert.Equal([2, 2], text.Problems.Select(p => p.Line));
    }

    [Theory]
    [InlineData("Universal acclaim - based on 40 Critics", "Universal acclaim", 40)]
    [InlineData("Generally favorable reviews – based on 1 Critic", "Generally favorable reviews", 1)]
    [InlineData("Mixed or average reviews — based on 12 critics", "Mixed or average reviews", 12)]
    [InlineData("Generally unfavorable reviews - based  on 7 Critics", "Generally unfavorable reviews", 7)]
    [InlineData("Overwhelming dislike-based on 4 Critics", "Overwhelming dislike", 4)]
    [InlineData("based on 4 Critics", null, 4)]
    public void A_headline_is_a_phrase_and_a_count(string line, string? phrase, int critics)
    {
        var published = ReviewTextReader.Read(line + "\n1. 80\n").Published;

        Assert.Equal((phrase, critics), (published?.Verdict, published?.Critics));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dear all,\nplease find attached:\n1. the plan\n2. the budget\n")]
    [InlineData("{\"reviews\":[]}")]
    public void A_text_that_is_no_review_is_an_error(string text)
    {
        var read = ReviewTextReader.Read(text);

        Assert.Empty(read.Reviews);
        Assert.True(read.HasErrors);
        Assert.Null(read.Published);
    }

    [Fact]
    public void A_line_that_nothing_places_is_told() =>
        Assert.Contains(
            "line 1: warning: “Buy now!”; expected the headline, the tally or “Critic Reviews”; the line was ignored",
            Problems(ReviewTextReader.Read("Buy now!\n" + Head + "1. 80"))
        );

    [Fact]
    public void No_head_is_a_warning()
    {
        var text = ReviewTextReader.Read("1. Reviewed by: Ann\n    Good.");

        Assert.Single(text.Reviews);
        Assert.False(text.HasErrors);
        Assert.Equal(2, text.Problems.Count);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_an_error_at_their_line()
    {
        var text = ReviewTextReader.Read([.. Encoding.UTF8.GetBytes("1. Reviewed by: Ren"), 0xE9, .. "\n    Good."u8]);

        Assert.Contains("line 1: bytes that are not UTF-8; expected a text saved as UTF-8", Problems(text));
    }

    [Fact]
    public void A_name_that_is_too_long_is_an_error_at_its_line() =>
        Assert.Contains(
            Read($"  1. Reviewed by: {new string('x', 201)}\n    Good.").Problems,
            p => p is { IsError: true, Line: 9 }
        );

    private static (string? Critic, string? Publication, int? Score, DateOnly? Date, string? Quote) Fields(
        ReviewTextItem item
    ) => (item.Critic, item.Publication, item.Score?.Value, item.Date, item.Quote);
}
