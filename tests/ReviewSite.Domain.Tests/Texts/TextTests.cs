using System.Text;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Tests.Texts;

public sealed class TextTests
{
    [Theory]
    [InlineData("  a \u00A0 b\t", "a b")]
    [InlineData("a  b", "a b")]
    [InlineData("a b ", "a b")]
    [InlineData(" a b", "a b")]
    [InlineData("a\u2003b", "a b")]
    [InlineData("a b", "a b")]
    [InlineData("", null)]
    [InlineData("a\uFFFEb", "a\uFFFDb")]
    [InlineData("a\0b", "a\uFFFDb")]
    [InlineData("a\r\nb", "a b")]
    [InlineData("😀", "😀")]
    [InlineData(" \u0007 ", null)]
    [InlineData(null, null)]
    public void A_line_is_one_clean_line(string? text, string? expected) =>
        Assert.Equal(expected, PlainText.Line(text));

    // Not as data of the test above: attributes are stored in UTF-8, which has no lone surrogates.
    [Fact]
    public void A_lone_surrogate_is_replaced() =>
        Assert.Equal("a\uFFFDb\uFFFD", PlainText.Line("a" + '\uD800' + "b" + '\uDC00'));

    [Fact]
    public void A_key_is_made_of_any_character_whatever() =>
        Assert.All(Enumerable.Range(0, char.MaxValue + 1), c => Assert.NotNull(SearchKey.Of("a" + (char)c)));

    [Theory]
    [InlineData("\n a \r\n b\r\r\r c \n\n", "a\nb\n\nc")]
    [InlineData("a\u2029b", "a\nb")]
    [InlineData("\n \n", null)]
    public void Paragraphs_are_parted_by_one_empty_line(string text, string? expected) =>
        Assert.Equal(expected, PlainText.Paragraphs(text));

    [Theory]
    [InlineData("Søren’s Æbler", "soren's aebler")]
    [InlineData("Amélie", "amelie")]
    [InlineData("ＦＵＬＬ", "full")]
    [InlineData("a\u200Bb", "ab")]
    [InlineData("Ελλάς", "ελλασ")]
    [InlineData("Тёмный по́лдень", "темный полдень")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("Tiếng Việt", "tieng viet")]
    public void A_search_key_has_no_case_and_no_accents(string text, string key) =>
        Assert.Equal(key, SearchKey.Of(text));

    [Theory]
    [InlineData("Андрей", "Андреи")]
    [InlineData("ハハ", "パパ")]
    [InlineData("गुरु", "गरु")]
    [InlineData("कि", "के")]
    [InlineData("ดี", "ดู")]
    [InlineData("มา", "ม้า")]
    public void Marks_that_make_another_word_of_it_are_kept(string text, string other) =>
        Assert.NotEqual(SearchKey.Of(text), SearchKey.Of(other));

    [Fact]
    public void A_search_key_is_composed_however_the_text_is_written()
    {
        Assert.Equal("андрей", SearchKey.Of("Андрей".Normalize(NormalizationForm.FormD)));
        Assert.Equal("パパ", SearchKey.Of("ﾊﾟﾊﾟ"));
        Assert.Equal("올드보이", SearchKey.Of("올드보이".Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("हिन्दी सिनेमा!", new[] { "हिन्दी", "सिनेमा" })]
    [InlineData("one-two 3½", new[] { "one", "two", "31", "2" })]
    public void Words_are_letters_digits_and_marks(string text, string[] words) =>
        Assert.Equal(words, SearchKey.WordsIn(SearchKey.Of(text)));

    [Theory]
    [InlineData("東京物語 (Tokyo Story)", new[] { "東", "京", "物", "語", "tokyo", "story" })]
    [InlineData("2046年のパパ", new[] { "2046", "年", "の", "パ", "パ" })]
    [InlineData("ผู้หญิง", new[] { "ผู้", "ห", "ญิ", "ง" })]
    [InlineData("올드보이 हिन्दी", new[] { "올드보이", "हिन्दी" })]
    [InlineData("𠮷野家", new[] { "𠮷", "野", "家" })]
    public void In_scripts_without_spaces_each_letter_is_a_term(string text, string[] terms) =>
        Assert.Equal(terms, SearchKey.TermsIn(SearchKey.Of(text)));

    // As versions before marks were kept calculated them.
    [Theory]
    [InlineData("A fine film.", "606f8fb02cf5448b1bff804020dc955a1dae0d9a70daf7007c9539df9cc6cc3e")]
    [InlineData("Хороший, ещё!", "09126f4ea664f146c74f5aa28391a4d1b69ba556369ed85eeb565445a3fd3468")]
    [InlineData("パパ हिन्दी 올드보이 Søren’s", "09ab299e886fc1cafafe6d4e2c672244b407fdec75cc1b83f852da3601aa99dc")]
    public void Fingerprints_stay_what_they_were(string text, string fingerprint) =>
        Assert.Equal(fingerprint, Fingerprint.Of(text));

    [Fact]
    public void An_ASCII_text_has_the_same_key_alone_as_beside_other_letters()
    {
        var ascii = string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c));

        Assert.Equal(SearchKey.Of(ascii + "ø"), SearchKey.Of(ascii) + "o");
        Assert.Contains("a", SearchKey.Of(ascii), StringComparison.Ordinal);
        Assert.DoesNotContain("A", SearchKey.Of(ascii), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pusher", "pusher")]
    [InlineData("Don’t Look Now!", "dont-look-now")]
    [InlineData("  8½  ", "81-2")]
    [InlineData("羅生門", "羅生門")]
    [InlineData("올드보이", "올드보이")]
    [InlineData("हिन्दी सिनेमा", "हिन्दी-सिनेमा")]
    [InlineData("Андрей", "андрей")]
    [InlineData("???", "film")]
    public void A_slug_is_made_of_words(string title, string slug) => Assert.Equal(slug, Slug.Of(title, "film"));

    [Fact]
    public void A_slug_that_is_taken_gets_a_number_and_stays_short()
    {
        var slug = Slug.Of(new string('a', 500), "film");

        Assert.True(slug.Length <= Slug.MaxLength);
        Assert.Equal("pusher-3", Slug.FirstFree("pusher", new HashSet<string> { "pusher", "pusher-2" }));
        Assert.True(Slug.FirstFree(slug, new HashSet<string> { slug }).Length <= Slug.MaxLength);
    }
}
