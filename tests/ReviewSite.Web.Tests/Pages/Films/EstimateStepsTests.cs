using System.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Films;

namespace ReviewSite.Web.Tests.Pages.Films;

/// <summary>Each sum that the verdict page shows is worked out again, with nothing but what it shows.</summary>
public sealed partial class EstimateStepsTests
{
    [Theory]
    [InlineData("f f f f u u", 2)]
    [InlineData("f f f f f f f f u 91f 85f 100f 42u", 2)]
    [InlineData("f f f u 61f 63f 60f 20u 0u", 2)]
    [InlineData("f f f u u 88 75 40 10", 2)]
    [InlineData("f f f u u 88u 75f 55u 40f 10", 2)]
    [InlineData("f f f u u ? ? 88 75f 40u 10", 3)]
    [InlineData("? ? ? ? 88 75 62 20 35", 3)]
    [InlineData("+ + + 0 - 90 20 66", 3)]
    public void A_reader_can_redo_every_sum_with_a_calculator(string film, int kinds)
    {
        var estimate = SummaryService.Standard.Explain([.. film.Split(' ').Select(Review)], published: null).Estimate!;
        var steps = new EstimateSteps(estimate, EvidenceModel.Fitted.Coefficients);
        string[] texts = [.. steps.Share, .. steps.Weights, .. steps.Kinds.Select(k => k.Sum), steps.TallyShare];

        var sums = texts.SelectMany(text => Sum().Matches(text)).ToList();

        Assert.Equal(kinds, steps.Kinds.Count());
        Assert.True(sums.Count > kinds);
        Assert.All(
            sums,
            sum =>
            {
                var stated = double.Parse(Ascii(sum.Groups["result"].Value), CultureInfo.InvariantCulture);
                Assert.Equal(stated, Calculated(sum.Groups["sum"].Value), tolerance: stated < 1 ? 0.002 : 0.02);
            }
        );
    }

    private static ScoredReview Review(string text)
    {
        var digits = new string([.. text.Where(char.IsDigit)]);
        var isReception = text is "+" or "0" or "-";
        return new ScoredReview(
            digits.Length > 0 && !isReception ? new Score(int.Parse(digits, CultureInfo.InvariantCulture)) : null,
            text switch
            {
                "+" => Reception.Positive,
                "0" => Reception.Mixed,
                "-" => Reception.Negative,
                _ => null,
            },
            text[^1] switch
            {
                'f' => Leaning.Favorable,
                'u' => Leaning.Unfavorable,
                _ => null,
            },
            1,
            IsCovered: false
        );
    }

    private static double Calculated(string sum)
    {
        using var calculator = new DataTable();
        var text = Power()
            .Replace(
                Ascii(sum),
                m =>
                    "(" + string.Join('*', Enumerable.Repeat(m.Groups[1].Value, m.Groups[2].Value == "⁴" ? 4 : 2)) + ")"
            );
        return Convert.ToDouble(calculator.Compute(text, filter: null), CultureInfo.InvariantCulture);
    }

    private static string Ascii(string text) => text.Replace('−', '-').Replace('×', '*').Replace('÷', '/');

    [GeneratedRegex(@"(?<sum>[(\d][\d.()+×÷−⁴² ]*) = (?<result>−?\d+(\.\d+)?)")]
    private static partial Regex Sum();

    [GeneratedRegex(@"(\d+(?:\.\d+)?)([⁴²])")]
    private static partial Regex Power();
}
