using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>Scores at the end of quotes.</summary>
public sealed class TrailingScoreTests
{
    [Theory]
    [InlineData("- {0} ({1}): {2} {3}", "4/5", "2/5", "3/5")]
    [InlineData("{1} ({0}): {2} {3}", "★★★★☆", "★★☆☆☆", "★★★☆☆")]
    [InlineData("{0}, {1}\n{2} {3}\n", "4/5", "2/5", "3/5")]
    public void A_score_at_the_end_of_most_quotes_is_the_score(string form, string one, string two, string three)
    {
        var text = ReviewSourceReader.Read(
            string.Join(
                '\n',
                string.Format(null, form, "Peter Bradshow", "The Guardian", "A dazzling and humane first film.", one),
                string.Format(null, form, "Robbie Collyn", "The Telegraph", "It is a slog, start to finish.", two),
                string.Format(null, form, "Helen O'Hare", "Empire", "Great fun, if you have the stomach.", three),
                string.Format(null, form, "Ada Lund", "Politiken", "A film that stays with you.", "").Trim()
            )
        );

        Assert.Equal(
            [
                ("Peter Bradshow", "The Guardian", one, "A dazzling and humane first film."),
                ("Robbie Collyn", "The Telegraph", two, "It is a slog, start to finish."),
                ("Helen O'Hare", "Empire", three, "Great fun, if you have the stomach."),
                ("Ada Lund", "Politiken", (string?)null, "A film that stays with you."),
            ],
            text.Reviews.Select(Content)
        );
        Assert.Empty(text.Problems);
    }

    [Theory]
    [InlineData("A dazzling and humane first film. 4/5")]
    [InlineData("A dazzling first film, and I would give it 4/5")]
    public void A_score_at_the_end_of_few_quotes_stays_there_with_a_warning(string quote)
    {
        var text = ReviewSourceReader.Read(
            $"""
            The Guardian (Peter Bradshow): {quote}
            The Telegraph (Robbie Collyn): It is a slog from start to finish.
            Empire (Helen O'Hare): Great fun, if you have the stomach.
            """
        );

        Assert.Equal((null, quote), (text.Reviews[0].OriginalScore, text.Reviews[0].Quote));
        Assert.Equal(
            "line 1: warning: “4/5”; a score at the end of a quote; kept as part of the quote",
            Assert.Single(text.Problems).ToString()
        );
    }

    [Fact]
    public void A_score_at_the_end_of_a_quote_is_not_taken_out_of_its_sentence()
    {
        var text = ReviewSourceReader.Read(
            """
            The Guardian (Peter Bradshow): A dazzling and humane first film. 4/5
            The Telegraph (Robbie Collyn): It is a slog, and I would give it 2/5
            Empire (Helen O'Hare): Great fun, if you have the stomach. 3/5
            """
        );

        Assert.Equal(["4/5", null, "3/5"], text.Reviews.Select(r => r.OriginalScore));
        Assert.Equal("It is a slog, and I would give it 2/5", text.Reviews[1].Quote);
        Assert.Equal(2, Assert.Single(text.Problems).Line);
    }

    private static (string? Critic, string? Publication, string? Score, string? Quote) Content(ReviewTextItem review) =>
        (review.Critic, review.Publication, review.OriginalScore, review.Quote);
}
