namespace ReviewSite.Domain.Verdicts;

/// <summary>What a missing score counts as, by what is known of its critic; each within its band.</summary>
public readonly record struct TypicalScores(
    double Positive,
    double Mixed,
    double Negative,
    double Favorable,
    double Unfavorable,
    double Unknown
)
{
    public double this[PlaceKind kind] =>
        kind switch
        {
            PlaceKind.Positive => Positive,
            PlaceKind.Mixed => Mixed,
            PlaceKind.Negative => Negative,
            PlaceKind.Favorable => Favorable,
            PlaceKind.Unfavorable => Unfavorable,
            _ => Unknown,
        };
}
