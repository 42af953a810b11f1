using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Verdicts;

public sealed class VerdictScaleTests
{
    private static readonly VerdictScale _scale = VerdictScale.Standard;

    [Theory]
    [InlineData(100, Reception.Positive)]
    [InlineData(61, Reception.Positive)]
    [InlineData(60, Reception.Mixed)]
    [InlineData(40, Reception.Mixed)]
    [InlineData(39, Reception.Negative)]
    [InlineData(0, Reception.Negative)]
    public void A_score_has_the_reception_of_its_band(int score, Reception expected) =>
        Assert.Equal(expected, _scale.ReceptionOf(new Score(score)));

    [Theory]
    [InlineData(100, "Universal acclaim")]
    [InlineData(81, "Universal acclaim")]
    [InlineData(80, "Generally favorable reviews")]
    [InlineData(61, "Generally favorable reviews")]
    [InlineData(60, "Mixed or average reviews")]
    [InlineData(40, "Mixed or average reviews")]
    [InlineData(39, "Generally unfavorable reviews")]
    [InlineData(20, "Generally unfavorable reviews")]
    [InlineData(19, "Overwhelming dislike")]
    [InlineData(0, "Overwhelming dislike")]
    public void A_film_score_has_the_verdict_of_its_band(int score, string phrase) =>
        Assert.Equal(phrase, _scale.VerdictOf(score).Phrase);

    [Theory]
    [InlineData("generally FAVORABLE", "generally-favorable")]
    [InlineData("Generally favorable reviews ", "generally-favorable")]
    [InlineData("Universal acclaim reviews", "universal-acclaim")]
    [InlineData("Splendid", null)]
    [InlineData(null, null)]
    public void A_phrase_is_found_however_it_is_written(string? phrase, string? key) =>
        Assert.Equal(key, _scale.FindByPhrase(phrase)?.Key);

    [Fact]
    public void A_scale_that_leaves_a_score_out_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            new VerdictScale(new(61, 100), new(41, 60), new(0, 39), _scale.Verdicts, _scale.TooFew, 4)
        );

    [Fact]
    public void A_likely_range_names_every_verdict_that_it_reaches() =>
        Assert.Equal(["universal-acclaim", "generally-favorable"], _scale.VerdictsWithin(75, 85).Select(v => v.Key));

    [Theory]
    [InlineData(90, "universal-acclaim", Reception.Positive)]
    [InlineData(89, "generally-favorable", Reception.Positive)]
    [InlineData(74, "mixed-or-average", Reception.Mixed)]
    [InlineData(49, "generally-unfavorable", Reception.Negative)]
    [InlineData(19, "overwhelming-dislike", Reception.Negative)]
    public void Games_are_judged_by_other_cut_offs(int score, string key, Reception reception)
    {
        Assert.Equal(key, VerdictScale.Games.VerdictOf(score).Key);
        Assert.Equal(reception, VerdictScale.Games.ReceptionOf(new Score(score)));
    }

    [Fact]
    public void The_estimate_is_for_the_receptions_that_it_was_fitted_on()
    {
        Assert.NotNull(EvidenceModel.For(VerdictScale.Standard));
        Assert.Null(EvidenceModel.For(VerdictScale.Games));
    }
}
