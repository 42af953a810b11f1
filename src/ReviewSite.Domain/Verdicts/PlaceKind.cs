using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>What is known about a critic whose score is missing.</summary>
public enum PlaceKind
{
    Positive,
    Mixed,
    Negative,

    /// <summary>The source says only that the review is favorable.</summary>
    Favorable,

    /// <summary>The source says only that the review is not favorable.</summary>
    Unfavorable,
    Unknown,
}

public static class PlaceKinds
{
    public static IReadOnlyList<PlaceKind> All { get; } = Enum.GetValues<PlaceKind>();

    public static PlaceKind Of(Reception reception) =>
        reception switch
        {
            Reception.Positive => PlaceKind.Positive,
            Reception.Mixed => PlaceKind.Mixed,
            Reception.Negative => PlaceKind.Negative,
            _ => throw new ArgumentOutOfRangeException(nameof(reception), reception, "There are three receptions."),
        };

    public static PlaceKind Of(Leaning? leaning) =>
        leaning switch
        {
            Leaning.Favorable => PlaceKind.Favorable,
            Leaning.Unfavorable => PlaceKind.Unfavorable,
            _ => PlaceKind.Unknown,
        };

    /// <summary>The reception that it tells; <c>null</c> for a leaning, and if nothing is known.</summary>
    public static Reception? ReceptionOf(this PlaceKind kind) =>
        kind switch
        {
            PlaceKind.Positive => Reception.Positive,
            PlaceKind.Mixed => Reception.Mixed,
            PlaceKind.Negative => Reception.Negative,
            _ => null,
        };
}
