namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// Everything that is known about a film's critics. Each counts once as evidence, whatever the weight of the
/// publication.
/// </summary>
/// <param name="ScoredWeight">The weights of the known scores, added up.</param>
/// <param name="Missing">The critics whose score is missing, by what is known of them.</param>
public sealed record Evidence(
    KnownScores Scores,
    double ScoredWeight,
    IReadOnlyDictionary<PlaceKind, OpenPlaces> Missing
)
{
    public OpenPlaces this[PlaceKind kind] => Missing.GetValueOrDefault(kind);

    /// <summary>The critics about whom anything is known.</summary>
    public int Informed => Critics - this[PlaceKind.Unknown].Count;

    public int Critics => Scores.Count + Missing.Values.Sum(p => p.Count);

    public double Weight => ScoredWeight + Missing.Values.Sum(p => p.Weight);

    /// <summary>The favorable parts of the critics about whom anything is known, 0 to <see cref="Informed"/>.</summary>
    public double Marks => Scores.Marks + this[PlaceKind.Positive].Count + this[PlaceKind.Favorable].Count;

    public EvidenceCounts Counts =>
        new(
            Scores.Count,
            this[PlaceKind.Positive].Count + this[PlaceKind.Mixed].Count + this[PlaceKind.Negative].Count,
            this[PlaceKind.Favorable].Count + this[PlaceKind.Unfavorable].Count
        );
}

/// <summary>Critics of one kind whose score is missing.</summary>
/// <param name="Weight">The weights of their publications, added up.</param>
/// <param name="SquaredWeight">The squares of these weights, added up.</param>
public readonly record struct OpenPlaces(int Count, double Weight, double SquaredWeight)
{
    /// <param name="weight">The weight of each of them.</param>
    public OpenPlaces Plus(int count, double weight) =>
        new(Count + count, Weight + (count * weight), SquaredWeight + (count * weight * weight));

    public OpenPlaces Plus(OpenPlaces other) =>
        new(Count + other.Count, Weight + other.Weight, SquaredWeight + other.SquaredWeight);
}

/// <summary>How much evidence of each kind an estimate rests on.</summary>
/// <param name="Scores">Known scores.</param>
/// <param name="Tally">Critics whose reception alone is known, from the tally or stated for the review.</param>
/// <param name="Leanings">Critics about whom only a leaning is known.</param>
public sealed record EvidenceCounts(int Scores, int Tally, int Leanings);
