using System.Globalization;
using ReviewSite.Web.Pages.Shared.Charts;

namespace ReviewSite.Web.Tests.Pages.Shared.Charts;

public sealed class SvgTests
{
    [Fact]
    public void A_number_has_a_point_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NumberDecimalSeparator = "," } };

            Assert.Equal("1234.57", Svg.Number(1234.5678));
            Assert.Equal("8.33%", Svg.Percent(100 / 12.0));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(999, "999")]
    [InlineData(1_000, "1k")]
    [InlineData(1_250, "1.3k")]
    [InlineData(9_949, "9.9k")]
    [InlineData(9_950, "10k")]
    [InlineData(999_499, "999k")]
    [InlineData(999_500, "1m")]
    public void A_large_count_is_shortened(int count, string text) => Assert.Equal(text, Svg.Count(count));
}
