using System.Globalization;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Films;

/// <summary>
/// The steps of an estimate with the film's own numbers, each a calculation that a reader can redo with a calculator.
/// </summary>
public sealed record EstimateSteps(Estimate Estimate, EvidenceCoefficients Coefficients)
{
    private const int ObscureSquared = (int)(EvidenceModel.HalfObscureCritics * EvidenceModel.HalfObscureCritics);

    private EvidenceBreakdown Steps => Estimate.Steps;

    private Evidence Evidence => Steps.Evidence;

    private KnownScores Scores => Evidence.Scores;

    private TypicalScores Typical => Estimate.Typical;

    /// <summary>How the share of favorable reviews is calculated.</summary>
    public IEnumerable<string> Share
    {
        get
        {
            yield return Text(
                $"Of the {Evidence.Informed} critics about whom something is known, {Evidence.Marks:0.##} count "
            ) + "as favorable.";
            if (Scores.Count > 0)
            {
                yield return Text(
                    $"A review with a score counts as 0 if the score is at most {KnownScores.Low}, as 1 from "
                ) + Text($"{KnownScores.High}, and proportionally in between, whatever its leaning.");
            }

            if (Evidence[PlaceKind.Unknown].Count is > 0 and var unknown)
            {
                yield return Text($"For the {unknown} about whom nothing is known: ")
                    + Text($"({Evidence.Marks:0.##} + {Coefficients.PriorCritics} × {Coefficients.UsualShare}) ")
                    + Text($"÷ ({Evidence.Informed} + {Coefficients.PriorCritics}) = {Steps.UnknownShare:0.000}, ")
                    + Text($"as if {Coefficients.PriorCritics} more critics were as favorable as critics usually are.");
                yield return Text($"Together: ({Evidence.Marks:0.##} + {unknown} × {Steps.UnknownShare:0.000}) ")
                    + Text($"÷ {Evidence.Critics} = {Steps.Share:0.000}.");
            }
            else
            {
                yield return "The share of favorable reviews is "
                    + Text($"{Evidence.Marks:0.##} ÷ {Evidence.Critics} = {Steps.Share:0.000}.");
            }
        }
    }

    /// <summary>The value of each kind of missing score; only the kinds that this film has.</summary>
    public IEnumerable<(string Kind, string Sum)> Kinds
    {
        get
        {
            var c = Coefficients;
            if (Has(PlaceKind.Positive))
            {
                yield return (
                    "positive",
                    Drawn(
                        Text($"{c.Positive} + {c.PositiveByShare} × {Steps.TallyShare:0.000}⁴"),
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
                        Text($"{Scores.Count} × {c.NegativeScored} − {c.NegativeByDepth} × {Shortfall:0.##}"),
                        Scores.Count,
                        Typical.Negative
                    )
                );
            }

            if (NeedsFavorable)
            {
                yield return ("favorable", Favorable);
            }

            if (NeedsUnfavorable)
            {
                yield return ("unfavorable", Unfavorable);
            }

            if (Has(PlaceKind.Unknown))
            {
                yield return (
                    "nothing known",
                    Text($"{Steps.UnknownShare:0.000} × {Typical.Favorable:0.00} ")
                        + Text(
                            $"+ {1 - Steps.UnknownShare:0.000} × {Typical.Unfavorable:0.00} = {Typical.Unknown:0.00}"
                        )
                );
            }
        }
    }

    /// <summary>
    /// The factors that depend on the number of critics, and the weights of the usual scores; only those that this film
    /// needs.
    /// </summary>
    public IEnumerable<string> Weights
    {
        get
        {
            if (NeedsFavorable || NeedsUnfavorable)
            {
                yield return "The adjustment for unanimity is multiplied by "
                    + Text($"{Evidence.Critics} ÷ ({Evidence.Critics} + {EvidenceModel.HalfBelievedCritics}) ")
                    + Text($"= {Steps.Belief:0.000}, which rises with the number of critics.");
            }

            if (NeedsUnfavorable)
            {
                yield return "Unfavorable reviews of films that few critics reviewed score lower, "
                    + Text($"here by {Coefficients.UnfavorableByObscurity} × {Steps.Obscurity:0.000}, where ")
                    + Text($"{ObscureSquared} ÷ ({ObscureSquared} + {Evidence.Critics}²) = {Steps.Obscurity:0.000}.");
            }

            if (Scores.Count > 0 && NeedsExtremes)
            {
                yield return Text(
                    $"The points by which known scores exceed {KnownScores.High} add up to {Scores.Height:0.##}; "
                ) + Text($"those by which they fall short of {KnownScores.Low} add up to {Shortfall:0.##}.");
            }

            if (NeedsFavorable && Steps.Favorable is { Count: > 0, IsHigh: true })
            {
                yield return "The known scores are higher than usual for such a film, "
                    + Text($"so the usual score counts as {Coefficients.PriorScoresAllFavorable} ")
                    + Text($"+ {Coefficients.PriorScoresByUnfavorable} × (1 − {Steps.Share:0.000}⁴) ")
                    + Text($"= {Steps.Favorable.Prior:0.00} known scores; ")
                    + "the larger the share of favorable reviews, the fewer.";
            }
        }
    }

    public bool HasTally => Has(PlaceKind.Positive) || Has(PlaceKind.Mixed) || Has(PlaceKind.Negative);

    /// <summary>The share used for positive reviews.</summary>
    public string TallyShare =>
        Text($"({Evidence.Marks:0.##} + {EvidenceModel.TallyPriorCritics} × {Coefficients.UsualTallyShare}) ")
        + Text($"÷ ({Evidence.Informed} + {EvidenceModel.TallyPriorCritics}) = {Steps.TallyShare:0.000}");

    public string Below => Text($"{Estimate.Spread.Below:0.0}");

    public string Above => Text($"{Estimate.Spread.Above:0.0}");

    private double Shortfall => Math.Abs(Scores.Depth);

    private bool NeedsFavorable => Has(PlaceKind.Favorable) || Has(PlaceKind.Unknown);

    private bool NeedsUnfavorable => Has(PlaceKind.Unfavorable) || Has(PlaceKind.Unknown);

    private bool NeedsExtremes =>
        NeedsFavorable || NeedsUnfavorable || Has(PlaceKind.Positive) || Has(PlaceKind.Negative);

    private string Favorable =>
        Drawn(
            Text($"{Coefficients.Favorable} + {Steps.Belief:0.000} × {Coefficients.Praise} × {Steps.Share:0.000}⁴"),
            Text($"{Scores.Count} × {Coefficients.FavorableScored} ")
                + Text($"+ {Coefficients.FavorableByHeight} × {Scores.Height:0.##}"),
            Steps.Favorable.Prior,
            Steps.Favorable.Count,
            Typical.Favorable
        );

    private string Unfavorable =>
        Drawn(
            Text($"{Coefficients.Unfavorable} + {UnfavorableOfFilm} ")
                + Text($"− {Steps.Belief:0.000} × {Coefficients.Scorn} × {1 - Steps.Share:0.000}⁴"),
            Text($"{Scores.Count} × ({Coefficients.UnfavorableScored} + {UnfavorableOfFilm})")
                + Text($" − {Coefficients.UnfavorableByDepth} × {Shortfall:0.##}"),
            Steps.Unfavorable.Prior,
            Steps.Unfavorable.Count,
            Typical.Unfavorable
        );

    private string UnfavorableOfFilm =>
        Text($"{Coefficients.UnfavorableByShare} × {Steps.Share:0.000} ")
        + Text($"− {Coefficients.UnfavorableByObscurity} × {Steps.Obscurity:0.000}");

    private bool Has(PlaceKind kind) => Evidence[kind].Count > 0;

    private string Drawn(string usual, string sum, int count, double result) =>
        Drawn(usual, sum, Coefficients.PriorScores, count, result);

    /// <summary>The usual value, pulled towards what the known scores say.</summary>
    private static string Drawn(string usual, string sum, double prior, int count, double result) =>
        count == 0
            ? Text($"{usual} = {result:0.00}")
            : Text($"({prior:0.##} × ({usual}) + {sum}) ÷ ({prior:0.##} + {count}) = {result:0.00}");

    private static string Text(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);
}
