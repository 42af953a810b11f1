using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Tests.Reviews;

public sealed class OriginalScoreTests
{
    [Theory]
    [InlineData("80/100", 80)]
    [InlineData("3.5/4", 88)]
    [InlineData("3,5 / 5", 70)]
    [InlineData("4.5 of 5", 90)]
    [InlineData("7 out of 10", 70)]
    [InlineData("3.5/4.0", 88)]
    [InlineData("7.5/ 10", 75)]
    [InlineData("11/20", 55)]
    [InlineData("0/4", 0)]
    [InlineData("1/8", 13)]
    [InlineData("★★★½☆", 70)]
    [InlineData("☆☆☆☆", 0)]
    [InlineData(" “ 4/5 ” ", 80)]
    [InlineData("'B+'", 83)]
    [InlineData("80 %", 80)]
    [InlineData("80%", 80)]
    [InlineData("９/10", 90)]
    [InlineData("８０％", 80)]
    [InlineData("62.5 percent", 63)]
    [InlineData("3½/4", 88)]
    [InlineData("3 1/2 out of 4", 88)]
    [InlineData("½/4", 13)]
    [InlineData("1/2", 50)]
    [InlineData(".5/5", 10)]
    [InlineData("8.71245284/10", 87)]
    [InlineData("4 out of 5 stars", 80)]
    [InlineData("3.5 stars out of 5", 70)]
    [InlineData("4 von 5", 80)]
    [InlineData("4 étoiles sur 5", 80)]
    [InlineData("5 ud af 6", 83)]
    [InlineData("4 af 6 stjerner", 67)]
    [InlineData("4 von 5 Sternen", 80)]
    [InlineData("4 de 5 estrellas", 80)]
    [InlineData("★★★ (sobre 5)", 60)]
    [InlineData("★★★½/5", 70)]
    [InlineData("5/5.", 100)]
    [InlineData("4 af 6 stjerner.", 67)]
    [InlineData("80 %.", 80)]
    [InlineData("★ ★ ★ ☆ ☆", 60)]
    [InlineData("♥♥♥♥♡♡", 67)]
    public void A_form_that_tells_its_scale_is_a_score(string text, int expected) =>
        Assert.Equal(expected, OriginalScore.Read(text).Score?.Value);

    [Theory]
    [InlineData("A+", 100)]
    [InlineData("A", 100)]
    [InlineData("A-", 91)]
    [InlineData("B plus", 83)]
    [InlineData("B-plus", 83)]
    [InlineData("A-plus", 100)]
    [InlineData("B-minus", 67)]
    [InlineData("b", 75)]
    [InlineData("B−", 67)]
    [InlineData("C+", 58)]
    [InlineData("C", 50)]
    [InlineData("C -", 42)]
    [InlineData("D+", 33)]
    [InlineData("D", 25)]
    [InlineData("D minus", 16)]
    [InlineData("F+", 8)]
    [InlineData("F", 0)]
    public void A_grade_is_a_score(string text, int expected) =>
        Assert.Equal(expected, OriginalScore.Read(text).Score?.Value);

    [Theory]
    [InlineData("80", 100, 80)]
    [InlineData("7.5", 10, 75)]
    [InlineData("3", 5, 60)]
    [InlineData("★★★", 4, 75)]
    [InlineData("⭐⭐⭐", 5, 60)]
    [InlineData("****", 5, 80)]
    [InlineData("**½", 4, 63)]
    [InlineData("3.5 stars", 5, 70)]
    [InlineData("3 1/2 stars", 4, 88)]
    [InlineData("3/4", 5, 75)]
    public void A_stated_scale_is_used_where_the_form_tells_none(string text, int scale, int expected) =>
        Assert.Equal(expected, OriginalScore.Read(text, scale).Score?.Value);

    [Theory]
    [InlineData("80")]
    [InlineData("★★★★")]
    [InlineData("5/4")]
    [InlineData("3/0")]
    [InlineData("F-")]
    public void A_form_without_a_scale_or_beyond_it_is_refused_with_a_reason(string text)
    {
        var reading = OriginalScore.Read(text);

        Assert.Null(reading.Score);
        Assert.True(reading.IsScoreForm);
        Assert.NotEmpty(reading.Refusal!);
    }

    [Theory]
    [InlineData("3 stars")]
    [InlineData("Half Price")]
    [InlineData("low +2 out of -4..+4")]
    [InlineData("-5/10")]
    [InlineData("E")]
    [InlineData("½½")]
    [InlineData("")]
    [InlineData("“”")]
    [InlineData(null)]
    [InlineData("٩/10")]
    public void Anything_else_is_no_score(string? text)
    {
        var reading = OriginalScore.Read(text, 100);

        Assert.Null(reading.Score);
        Assert.False(reading.IsScoreForm);
    }

    [Theory]
    [InlineData("★★★½")]
    [InlineData("⭐⭐⭐")]
    [InlineData("****")]
    [InlineData("½")]
    public void A_scale_of_points_is_no_scale_of_stars(string text)
    {
        var reading = OriginalScore.Read(text, 100);

        Assert.Null(reading.Score);
        Assert.Contains("does not show what it is out of", reading.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("⭐⭐⭐⭐", 4.0)]
    [InlineData("★½", 1.5)]
    [InlineData("****", 4.0)]
    [InlineData("3 stars", 3.0)]
    [InlineData("“3½ Sterne”", 3.5)]
    [InlineData("★★★★☆", null)]
    [InlineData("☆☆☆☆", null)]
    [InlineData("3 stars out of 4", null)]
    [InlineData("3", null)]
    [InlineData("Half Price", null)]
    [InlineData(null, null)]
    public void Stars_without_a_scale_are_counted(string? text, double? expected) =>
        Assert.Equal((decimal?)expected, OriginalScore.StarsWithoutScale(text));

    [Theory]
    [InlineData("thumbs up", Leaning.Favorable)]
    [InlineData("Thumbs Down", Leaning.Unfavorable)]
    [InlineData("Fresh", Leaning.Favorable)]
    [InlineData("rotten", Leaning.Unfavorable)]
    public void A_thumb_is_a_leaning_and_no_score(string text, Leaning expected)
    {
        var reading = OriginalScore.Read(text);

        Assert.Equal((null, expected), (reading.Score, reading.Leaning));
    }

    [Fact]
    public void A_number_above_its_scale_is_refused() => Assert.Null(OriginalScore.Read("101", 100).Score);
}
