using System.Globalization;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Tests.Pages.Shared;

public sealed class TitleTileTests
{
    [Fact]
    public void A_title_keeps_its_words_whole() =>
        Assert.Equal(["The", "Lives of", "Others"], TitleTile.Of("The Lives of Others").Lines);

    [Fact]
    public void A_short_title_is_larger_than_a_long_one() =>
        Assert.True(TitleTile.Of("M").FontSize > TitleTile.Of("Metropolitanization").FontSize);

    [Theory]
    [InlineData("M")]
    [InlineData("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")]
    [InlineData(
        "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb, and then some more and more and more "
            + "of it all"
    )]
    [InlineData("東京物語東京物語東京物語東京物語東京物語東京物語東京物語東京物語")]
    [InlineData(
        "👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀"
    )]
    public void Every_title_fits_its_tile(string title)
    {
        var tile = TitleTile.Of(title);

        Assert.InRange(tile.Lines.Count, 1, 6);
        Assert.All(
            tile.Lines,
            l => Assert.InRange(new StringInfo(l).LengthInTextElements * tile.FontSize * 0.56, 1, TitleTile.Width - 18)
        );
        Assert.InRange(28 + tile.Lines.Count * tile.LineHeight, 1, 260);
    }
}
