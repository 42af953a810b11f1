using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Tests.Texts;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("shrek", "shrek", 0)]
    [InlineData("sherk", "shrek", 1)]
    [InlineData("shrk", "shrek", 1)]
    [InlineData("shreck", "shrek", 1)]
    [InlineData("shrik", "shrek", 1)]
    [InlineData("hsrke", "shrek", 2)]
    [InlineData("", "ab", 2)]
    [InlineData("shrek", "shark", 2)]
    [InlineData("shrek", "pusher", null)]
    [InlineData("a", "abcd", null)]
    public void It_counts_letters_added_left_out_replaced_and_exchanged(string left, string right, int? expected)
    {
        Assert.Equal(expected, EditDistance.Between(left, right, most: 2));
        Assert.Equal(expected, EditDistance.Between(right, left, most: 2));
    }
}
