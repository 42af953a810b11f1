using System.Globalization;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Films;

/// <summary>
/// The steps of an estimate with the film's own numbers, each a sum that a reader can redo with a calculator.
/// </summary>
public sealed record EstimateSteps(Estimate Estimate, EvidenceCoefficients Coefficients)
{
    private EvidenceBreakdown Steps => Estimate.Steps;

    private Evidence Evidence => Steps.Evidence;

    private KnownScores Scores => Evidence.Scores;

    private TypicalScores Typical => Estimate.Typical;

    /// <summary>How the share of favorable reviews came about.</summary>
    public IEnumerable<string> Share
    {
        get
        {
            yield return Text(
                $"{Evidence.Marks:0.##} of {Evidence.Informed} critics of whom something is known are favorable."
            );
            if (Scores.Count > 0)
            {
                yield return Text(
                    $"A scored review counts by its leaning; without one, it counts 0 up to a score of {KnownScores.Low}, 1 from {KnownScores.High} on, and in proportion between them."
                );
            }

            if (Evidence[PlaceKind.Unknown].Count is > 0 and var unknown)
            {
                yield return Text(
                    $"For the {unknown} of whom nothing is known: ({Evidence.Marks:0.##} + {Coefficients.PriorCritics} × {Coefficients.UsualShare}) ÷ ({Evidence.Informed} + {Coefficients.PriorCritics}) = {Steps.UnknownShare:0.000}, as if {Coefficients.PriorCritics} more critics were as favorable as critics usually are."
                );
                yield return Text(
                    $"Together: ({Evidence.Marks:0.##} + {unknown} × {Steps.UnknownShare:0.000}) ÷ {Evidence.Critics} = {Steps.Share:0.000}."
                );
            }
            else
            {
                yield return Text(
                    $"The share of favorable reviews is {Evidence.Marks:0.##} ÷ {Evidence.Critics} = {Steps.Share:0.000}."
                );
            }
        }
    }

    /// <summary>What each kind of missing score counts as; only the kinds that this film has.</summary>
    public IEnumerable<(string Kind, string Sum)> Kinds
    {
        get
        {
            var c = Coefficients;
            var (needsFavorable, needsUnfavorable) = (
                Has(PlaceKind.Favorable) || Has(PlaceKind.Unknown),
                Has(PlaceKind.Unfavorable) || Has(PlaceKind.Unknown)
            );
            if (Has(PlaceKind.Positive))
            {
                yield return (
                    "positive",
                    Drawn(
                        Text($"{c.Positive} + {c.PositiveByShare} × {Steps.TallyShare:0.000}³"),
                        Text($"{Scores.Count} × {c.PositiveScored} + {c.PositiveByHeight} × {Scores.Height:0.##}"),
                        Scores.Count,
                        Typical.Positive
                    )
                );
            }

            if (Has(PlaceKind.Mixed))
            {
                yield return (
                    "mixed",
                    Drawn(Text($"{c.Mixed}"), Text($"{Scores.Count} × {c.MixedScored}"), Scores.Count, Typical.Mixed)
                );
            }

            if (Has(PlaceKind.Negative))
            {
                yield return (
                    "negative",
                    Drawn(
                        Text($"{c.Negative}"),
                        Text($"{Scores.Count} × {c.NegativeScored} + {c.NegativeByDepth} × {Scores.Depth:0.##}"),
                        Scores.Count,
                        Typical.Negative
                    )
                );
            }

            if (needsFavorable)
            {
                yield return (
                    "favorable",
                    Drawn(
                        Text($"{c.Favorable} + {Steps.Belief:0.000} × {c.Praise} × {Steps.Share:0.000}⁴"),
                        Text($"{Scores.Favorable.Sum + (Scores.Plain.Count * c.Favorable) + Scores.Plain.Height:0.##}"),
                        Scores.Favorable.Count + Scores.Plain.Count,
                        Typical.Favorable
                    )
                );
            }

            if (needsUnfavorable)
            {
                yield return (
                    "unfavorable",
                    Drawn(
                        Text(
                            $"{c.Unfavorable} + {c.UnfavorableByShare} × {Steps.Share:0.000} − {Steps.Belief:0.000} × {c.Scorn} × {1 - Steps.Share:0.000}⁴"
                        ),
                        Text(
                            $"{Scores.Unfavorable.Sum + (Scores.Plain.Count * (c.Unfavorable + (c.UnfavorableByShare * Steps.Share))) + Scores.Plain.Depth:0.##}"
                        ),
                        Scores.Unfavorable.Count + Scores.Plain.Count,
                        Typical.Unfavorable
                    )
                );
            }

            if (Has(PlaceKind.Unknown))
            {
                yield return (
                    "nothing known",
                    Text(
                        $"{Steps.UnknownShare:0.000} × {Typical.Favorable:0.00} + {1 - Steps.UnknownShare:0.000} × {Typical.Unfavorable:0.00} = {Typical.Unknown:0.00}"
                    )
                );
            }
        }
    }

    public bool HasTally => Has(PlaceKind.Positive) || Has(PlaceKind.Mixed) || Has(PlaceKind.Negative);

    /// <summary>The share that positive reviews are judged by.</summary>
    public string TallyShare =>
        Text(
            $"({Evidence.Marks:0.##} + {EvidenceModel.TallyPriorCritics} × {Coefficients.UsualShare}) ÷ ({Evidence.Informed} + {EvidenceModel.TallyPriorCritics}) = {Steps.TallyShare:0.000}"
        );

    public string Below => Text($"{Estimate.Spread.Below:0.0}");

    public string Above => Text($"{Estimate.Spread.Above:0.0}");

    private bool Has(PlaceKind kind) => Evidence[kind].Count > 0;

    /// <summary>The usual value, drawn towards what the known scores say.</summary>
    private string Drawn(string usual, string sum, int count, double result) =>
        count == 0
            ? Text($"{usual} = {result:0.00}")
            : Text(
                $"({Coefficients.PriorScores} × ({usual}) + {sum}) ÷ ({Coefficients.PriorScores} + {count}) = {result:0.00}"
            );

    private static string Text(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);
}
