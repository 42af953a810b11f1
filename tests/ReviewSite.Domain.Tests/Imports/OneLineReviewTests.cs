using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>Pages on which each line is a review.</summary>
public sealed class OneLineReviewTests
{
    [Fact]
    public void A_short_quote_before_its_critic_is_a_review_of_its_own()
    {
        var text = ReviewSourceReader.Read(
            """
            "Sly and touching." – Peter Bradshow, The Guardian
            "A slog." – Robbie Collyn, The Telegraph
            """
        );

        Assert.Equal(
            [
                ("Peter Bradshow", "The Guardian", null, "Sly and touching."),
                ("Robbie Collyn", "The Telegraph", null, "A slog."),
            ],
            text.Reviews.Select(Content)
        );
        Assert.Empty(text.Problems);
    }

    [Theory]
    [InlineData("“{0}” – {1}")]
    [InlineData("\"{0}\" - {1}")]
    [InlineData("«{0}» — {1}")]
    [InlineData("„{0}“ – {1}")]
    [InlineData("- “{0}”—{1}")]
    public void A_quote_of_one_word_is_not_mixed_with_the_next_line(string form)
    {
        var text = ReviewSourceReader.Read(
            string.Join(
                '\n',
                string.Format(null, form, "Superb.", "Peter Bradshow, The Guardian (5/5)"),
                string.Format(null, form, "Dazzling", "Robbie Collyn, The Telegraph (2/5)"),
                string.Format(null, form, "Great fun.", "Helen O'Hare, Empire"),
                string.Format(null, form, "Fine.", "Ada Lund, Politiken (3/6)")
            )
        );

        Assert.Equal(
            [
                ("Peter Bradshow", "The Guardian", "5/5", "Superb."),
                ("Robbie Collyn", "The Telegraph", "2/5", "Dazzling"),
                ("Helen O'Hare", "Empire", null, "Great fun."),
                ("Ada Lund", "Politiken", (string?)"3/6", "Fine."),
            ],
            text.Reviews.Select(Content)
        );
    }

    [Theory]
    [InlineData("“A slog.” – seen on the way home, twice, by nobody we know")]
    [InlineData("“Loud.” – Ann Critic, Example Times “Dull.” – Bob Reader, Example Weekly")]
    public void A_quote_whose_critic_cannot_be_read_is_left_out_with_a_warning(string line)
    {
        var text = ReviewSourceReader.Read(
            $"""
            “Superb.” – Peter Bradshow, The Guardian (5/5)
            {line}
            “Great fun.” – Helen O'Hare, Empire (3/5)
            """
        );

        Assert.Equal(["Superb.", "Great fun."], text.Reviews.Select(r => r.Quote));
        Assert.Equal((2, (int?)2), text.Problems.Select(p => (p.Line, p.UnusedUntil)).Single());
    }

    [Fact]
    public void A_title_above_short_quotes_is_not_one_of_them()
    {
        var text = ReviewSourceReader.Read(
            """
            “Pusher” – Press Quotes

            “Superb.” – Peter Bradshow, The Guardian (5/5)
            “A slog.” – Robbie Collyn, The Telegraph (2/5)
            “Great fun.” – Helen O'Hare, Empire
            """
        );

        Assert.Equal(["Superb.", "A slog.", "Great fun."], text.Reviews.Select(r => r.Quote));
        Assert.Equal(
            "line 1: warning: ““Pusher” – Press Quotes”; not part of a review; left out",
            Assert.Single(text.Problems).ToString()
        );
    }

    [Fact]
    public void A_name_below_a_score_and_a_name_is_no_quote()
    {
        var text = ReviewSourceReader.Read("4/5 The Guardian\n2/5 The Telegraph\n3/5 Empire");

        Assert.Empty(text.Reviews);
    }

    [Fact]
    public void Someone_who_speaks_in_a_quote_is_no_critic()
    {
        const string First = "“I want my money” – says Milo, and you believe every syllable.";
        var text = ReviewSourceReader.Read(
            $"""
            Peter Bradshow, The Guardian (5/5)
            {First}
            Robbie Collyn, The Telegraph (2/5)
            “Nobody moves” – says Milo, and nobody does, which is the whole trouble.
            Helen O'Hare, Empire (3/5)
            Great fun, if you have the stomach.
            """
        );

        Assert.Equal(["Peter Bradshow", "Robbie Collyn", "Helen O'Hare"], text.Reviews.Select(r => r.Critic));
        Assert.Equal(First, text.Reviews[0].Quote);
    }

    [Fact]
    public void A_score_above_a_short_quote_belongs_to_it()
    {
        var text = ReviewSourceReader.Read(
            """
            4/5
            “Superb.” – Peter Bradshow, The Guardian
            2/5
            “A slog.” – Robbie Collyn, The Telegraph
            3/5
            “Great fun.” – Helen O'Hare, Empire
            """
        );

        Assert.Equal(
            [
                ("Peter Bradshow", "The Guardian", "4/5", "Superb."),
                ("Robbie Collyn", "The Telegraph", "2/5", "A slog."),
                ("Helen O'Hare", "Empire", (string?)"3/5", "Great fun."),
            ],
            text.Reviews.Select(Content)
        );
    }

    [Theory]
    [InlineData("4/5", "2/5", "3/5")]
    [InlineData("★★★★☆", "★★☆☆☆", "★★★☆☆")]
    [InlineData("4 out of 5", "2 out of 5", "3 out of 5")]
    [InlineData("B+", "D-", "C+")]
    public void A_score_at_the_start_of_a_line_is_not_part_of_the_name(string one, string two, string three)
    {
        var text = ReviewSourceReader.Read(
            $"""
            {one} The Guardian — Peter Bradshow: “A dazzling and humane first film.”
            {two} The Telegraph — Robbie Collyn: “It is a slog from start to finish.”
            {three} Empire — Helen O'Hare: “Great fun.”
            """
        );

        Assert.Equal(
            [
                ("Peter Bradshow", "The Guardian", one, "A dazzling and humane first film."),
                ("Robbie Collyn", "The Telegraph", two, "It is a slog from start to finish."),
                ("Helen O'Hare", "Empire", three, "Great fun."),
            ],
            text.Reviews.Select(Content)
        );
        Assert.Empty(text.Problems);
    }

    [Fact]
    public void A_line_with_a_score_and_no_quote_does_not_absorb_the_lines_above_it()
    {
        var text = ReviewSourceReader.Read(
            """
            ★★★★☆ The Guardian — Peter Bradshow: “A dazzling and humane first film.”
            ★★☆☆☆ The Telegraph — Robbie Collyn: “It is a slog from start to finish.”
            ★★★☆☆ Empire — Helen O'Hare: “Great fun, if you have the stomach.”
            3/5 Time Out — Phil de Semlyn
            """
        );

        Assert.Equal(
            [
                ("Peter Bradshow", "The Guardian", "★★★★☆", "A dazzling and humane first film."),
                ("Robbie Collyn", "The Telegraph", "★★☆☆☆", "It is a slog from start to finish."),
                ("Helen O'Hare", "Empire", "★★★☆☆", "Great fun, if you have the stomach."),
                ("Phil de Semlyn", "Time Out", "3/5", (string?)null),
            ],
            text.Reviews.Select(Content)
        );
    }

    [Theory]
    [InlineData("12/05 The Guardian")]
    [InlineData("9/11 Review")]
    [InlineData("A Sharper Focus")]
    public void A_name_that_begins_like_a_score_is_whole(string name)
    {
        var text = ReviewSourceReader.Read(
            $"""
            {name} — Peter Bradshow: “A dazzling and humane first film.”
            The Telegraph — Robbie Collyn: “It is a slog from start to finish.”
            Empire — Helen O'Hare: “Great fun, if you have the stomach.”
            """
        );

        Assert.Equal([name, "The Telegraph", "Empire"], text.Reviews.Select(r => r.Publication));
    }

    private static (string? Critic, string? Publication, string? Score, string? Quote) Content(ReviewTextItem review) =>
        (review.Critic, review.Publication, review.OriginalScore, review.Quote);
}
