using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Tests.Texts;

public class LanguageCodeTests
{
    [Theory]
    [InlineData("da", "da")]
    [InlineData("DA", "da")]
    [InlineData("dan", "da")]
    [InlineData("Danish", "da")]
    [InlineData("dansk", "da")]
    [InlineData("da-DK", "da")]
    [InlineData("pt_BR", "pt")]
    [InlineData("zh-Hant-TW", "zh")]
    [InlineData("haw", "haw")]
    [InlineData("日本語", "ja")]
    [InlineData("xx", null)]
    [InlineData("danish-dynamite", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    public void A_language_is_known_by_its_codes_and_its_names(string text, string? expected) =>
        Assert.Equal(expected, LanguageCode.Of(text));

    [Theory]
    [InlineData("da", "Danish")]
    [InlineData("haw", "Hawaiian")]
    [InlineData("qqq", "qqq")]
    public void A_code_is_named_in_English(string code, string expected) =>
        Assert.Equal(expected, LanguageCode.NameOf(code));
}
