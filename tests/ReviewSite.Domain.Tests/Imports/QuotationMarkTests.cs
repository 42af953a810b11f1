using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>Texts that an email or Markdown marks as quotations.</summary>
public sealed class QuotationMarkTests
{
    [Theory]
    [InlineData("> ")]
    [InlineData(">")]
    [InlineData(">> ")]
    [InlineData("> > ")]
    public void The_marks_of_a_quotation_in_an_email_are_not_part_of_the_text(string mark)
    {
        var text = ReviewSourceReader.Read(
            $"""
            {mark}Peter Bradshow, The Guardian (4/5)
            {mark}A dazzling and humane first film.
            {mark}
            {mark}Robbie Collyn, The Telegraph (2/5)
            {mark}It is a slog from start to finish.
            {mark}
            {mark}Helen O'Hare, Empire (3/5)
            {mark}Great fun, if you have the stomach.
            """
        );

        Assert.Equal(
            [
                ("Peter Bradshow", "The Guardian", "4/5", "A dazzling and humane first film."),
                ("Robbie Collyn", "The Telegraph", "2/5", "It is a slog from start to finish."),
                ("Helen O'Hare", "Empire", (string?)"3/5", "Great fun, if you have the stomach."),
            ],
            text.Reviews.Select(Content)
        );
        Assert.Empty(text.Problems);
    }

    [Fact]
    public void A_quotation_in_Markdown_keeps_its_paragraphs_without_their_marks()
    {
        var text = ReviewSourceReader.Read(
            """
            **Peter Bradshow**, *The Guardian* (4/5)
            > A dazzling and humane first film.
            > It stays with you.

            **Robbie Collyn**, *The Telegraph* (2/5)
            > It is a slog from start to finish.

            **Helen O'Hare**, *Empire* (3/5)
            > Great fun, if you have the stomach.
            >
            > See it twice, then.
            """
        );

        Assert.Equal(
            [
                "A dazzling and humane first film.\nIt stays with you.",
                "It is a slog from start to finish.",
                "Great fun, if you have the stomach.\n\nSee it twice, then.",
            ],
            text.Reviews.Select(r => r.Quote)
        );
    }

    private static (string? Critic, string? Publication, string? Score, string? Quote) Content(ReviewTextItem review) =>
        (review.Critic, review.Publication, review.OriginalScore, review.Quote);
}
