using Microsoft.Extensions.Configuration;
using ReviewSite.Domain;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Settings;

namespace ReviewSite.Web.Tests.Settings;

public sealed class ScaleOptionsTests
{
    private const string Thirds = "70 Recommended; 50 Mixed; 0 Avoid";

    private static VerdictScale Read(params (string Name, string Value)[] settings) =>
        ScaleOptions.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)))
                .Build()
        );

    [Fact]
    public void Without_settings_the_scale_is_that_for_films() => Assert.Same(VerdictScale.Standard, Read());

    [Theory]
    [InlineData("films", 61, 40)]
    [InlineData("Games", 75, 50)]
    public void A_preset_has_its_cut_offs(string preset, int positiveFrom, int mixedFrom)
    {
        var scale = Read(("Scale:Preset", preset));

        Assert.Equal((positiveFrom, mixedFrom), (scale.PositiveFrom, scale.MixedFrom));
    }

    [Fact]
    public void A_site_can_have_cut_offs_and_verdicts_of_its_own()
    {
        var scale = Read(("Scale:PositiveFrom", "70"), ("Scale:MixedFrom", "50"), ("Scale:Verdicts", Thirds));

        Assert.Equal("custom", scale.Name);
        Assert.Equal(
            [("recommended", "70–100"), ("mixed", "50–69"), ("avoid", "0–49")],
            scale.Verdicts.Select(v => (v.Key, v.Band.ToString()!))
        );
        Assert.Equal(Reception.Mixed, scale.ReceptionOf(new Score(69)));
        Assert.False(scale.AllowsEstimates);
    }

    [Fact]
    public void Other_phrases_for_the_cut_offs_of_films_keep_the_estimates() =>
        Assert.True(Read(("Scale:Verdicts", "61 Sehenswert; 40 Durchwachsen; 0 Misslungen")).AllowsEstimates);

    [Theory]
    [InlineData("Scale:Preset", "books", "Scale:Preset is “books”; expected films or games.")]
    [InlineData("Scale:PositiveFrom", "0", "Scale:PositiveFrom is “0”; expected a whole number from 1 to 100.")]
    [InlineData("Scale:MixedFrom", "4.5", "Scale:MixedFrom is “4.5”; expected a whole number")]
    [InlineData(
        "Scale:MixedFrom",
        "70",
        "Scale:MixedFrom is 70 and Scale:PositiveFrom 61; mixed scores must begin below"
    )]
    [InlineData("Scale:PositiveFrom", "65", "Scale:Verdicts has no verdict that begins at 65, Scale:PositiveFrom")]
    [InlineData(
        "Scale:Verdicts",
        "61 Good; 40 Fair",
        "Scale:Verdicts has no verdict that begins at 0, the lowest score"
    )]
    [InlineData(
        "Scale:Verdicts",
        "61 Good; Fair; 0 Bad",
        "Scale:Verdicts contains “Fair”; expected the lowest score and"
    )]
    [InlineData("Scale:Verdicts", "610 Good; 0 Bad", "Scale:Verdicts contains “610 Good”")]
    [InlineData("Scale:Verdicts", "61 Good; 40 Fair; 40 So-so; 0 Bad", "Scale:Verdicts has two verdicts from 40")]
    [InlineData("Scale:Verdicts", "61 Good; 40 good!; 0 Bad", "two verdicts that would both have the address “good”")]
    [InlineData(
        "Scale:Verdicts",
        "61 Good; 40 Too few; 0 Bad",
        "two verdicts that would both have the address “too-few”"
    )]
    [InlineData("Scale:Positive", "65", "Scale:Positive is not a setting; use Scale:Preset, ")]
    public void What_is_no_scale_is_refused_by_the_name_of_its_setting(string setting, string value, string sentence) =>
        Assert.Contains(
            sentence,
            Assert.Throws<InvalidInputException>(() => Read((setting, value))).Message,
            StringComparison.Ordinal
        );
}
