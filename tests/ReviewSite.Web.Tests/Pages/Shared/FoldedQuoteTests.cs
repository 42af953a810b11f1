using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Tests.Pages.Shared;

public sealed class FoldedQuoteTests
{
    [Fact]
    public void A_quote_that_is_hardly_longer_is_not_folded() =>
        Assert.Empty(FoldedQuote.Of(new string('x', 750)).Folded);

    [Theory]
    [InlineData("word ")]
    [InlineData("One sentence more. ")]
    [InlineData("x")]
    [InlineData("😀")]
    public void A_long_quote_is_cut_near_600_characters_and_nothing_is_lost(string piece)
    {
        var quote = string.Concat(Enumerable.Repeat(piece, 2_000 / piece.Length)).Trim();

        var folded = FoldedQuote.Of(quote);

        Assert.InRange(folded.Shown.Single().Length, 300, 600);
        Assert.Equal(
            quote.Replace(" ", "", StringComparison.Ordinal),
            string.Concat(folded.Shown.Concat(folded.Folded)).Replace(" ", "", StringComparison.Ordinal)
        );
        Assert.False(char.IsLowSurrogate(folded.Folded[0][0]));
    }

    [Fact]
    public void It_is_cut_between_paragraphs_where_one_ends_in_time()
    {
        var folded = FoldedQuote.Of(new string('a', 500) + "\n\n" + new string('b', 500));

        Assert.Equal([new string('a', 500)], folded.Shown);
        Assert.Equal([new string('b', 500)], folded.Folded);
    }
}
