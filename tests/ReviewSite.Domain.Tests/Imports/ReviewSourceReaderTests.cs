using ReviewSite.Domain.Imports.Recognition;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>What a text that is not in our own layout is read as.</summary>
public sealed class ReviewSourceReaderTests
{
    [Theory]
    [InlineData("Dietmar Dath", "Paris Match")]
    [InlineData("DIRK PEITZ", "AV Club")]
    [InlineData("Parker Tyler", "Von Mises Review")]
    [InlineData("Di Golding", "By Design")]
    public void A_name_that_begins_like_a_byline_word_is_whole(string critic, string publication)
    {
        var text = ReviewSourceReader.Read(
            $"Critic\tPublication\tScore\n{critic}\t{publication}\t80/100\nAnn Critic\tDaily\t70/100"
        );

        Assert.Equal([critic, "Ann Critic"], text.Reviews.Select(r => r.Critic));
        Assert.Equal([publication, "Daily"], text.Reviews.Select(r => r.Publication));
    }

    [Theory]
    [InlineData("By Ann Critic", "Ann Critic")]
    [InlineData("by: Ann Critic", "Ann Critic")]
    [InlineData("By Ann", "Ann")]
    [InlineData("Von Ann Critic", "Ann Critic")]
    [InlineData("PAR ANN CRITIC", "ANN CRITIC")]
    [InlineData("Av: Ann", "Ann")]
    public void The_word_before_a_critic_is_not_part_of_the_name(string cell, string critic)
    {
        var text = ReviewSourceReader.Read($"Critic\tScore\n{cell}\t80/100\nBob Reader\t70/100");

        Assert.Equal(critic, text.Reviews[0].Critic);
    }

    [Fact]
    public void A_publication_on_its_own_line_that_begins_like_a_byline_word_is_no_critic()
    {
        var text = ReviewSourceReader.Read(
            """
            80/100
            AV Club
            Tense from the first minute to the last.

            70/100
            Daily News
            A rough first film with a steady hand.
            """
        );

        Assert.Equal(["AV Club", "Daily News"], text.Reviews.Select(r => r.Publication));
    }
}
