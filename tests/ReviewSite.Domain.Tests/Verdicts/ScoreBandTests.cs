using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Verdicts;

public sealed class ScoreBandTests
{
    [Theory]
    [InlineData(74, 81, "74–81")]
    [InlineData(76, 76, "76")]
    public void A_band_of_one_score_is_written_as_that_score(int low, int high, string expected) =>
        Assert.Equal(expected, new ScoreBand(low, high).ToString());
}
