using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Domain.Tests.Imports.Tables;

public sealed class ScaleWordsTests
{
    [Theory]
    [InlineData("Très bien", 75)]
    [InlineData("TRES BIEN", 75)]
    [InlineData("Chef-d’oeuvre", 100)]
    [InlineData("Bien", null)]
    public void A_grade_in_words_is_the_score_that_a_person_said(string grade, int? expected) =>
        Assert.Equal(
            expected,
            ScaleWords.Parse("Chef-d'oeuvre=100, Très bien = 75; Pas mal=50", out _)!.Find(grade)?.Value
        );

    [Theory]
    [InlineData("Très bien", "“Très bien” is not a grade with its score")]
    [InlineData("Très bien=101", "“Très bien=101” is not a grade with its score")]
    [InlineData("=50", "“=50” is not a grade with its score")]
    [InlineData("Bien=60,bien=70", "“bien=70” is a grade that already has a score")]
    public void What_is_no_grade_with_its_score_is_refused(string text, string expected)
    {
        Assert.Null(ScaleWords.Parse(text, out var error));
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }
}
