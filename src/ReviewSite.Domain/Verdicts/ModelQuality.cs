namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// The quality of the estimate on films that were not used for the fit. The tests measure it, and fail if their figures
/// differ from these.
/// </summary>
/// <param name="Evidence">What was known of the films.</param>
/// <param name="Films">How many films it was measured on.</param>
/// <param name="Error">Mean absolute error, in points.</param>
/// <param name="RightVerdicts">The number of right verdicts in 100 films.</param>
/// <param name="InLikelyRange">The number of scores within the likely range, in 100 films.</param>
/// <param name="Width">The mean width of the likely range, in points.</param>
public sealed record ModelQuality(
    string Evidence,
    int Films,
    double Error,
    double RightVerdicts,
    double InLikelyRange,
    double Width
)
{
    public static IReadOnlyList<ModelQuality> Measured { get; } =
    [
        new("The tally alone, 7 or more critics", 4543, 2.9, 86, 81, 8.5),
        new("The tally alone, 4 to 6 critics", 268, 4.5, 77, 84, 14.2),
        new("The leaning of every review, no score", 297, 3.4, 86, 82, 9.3),
        new("3 scores, the leaning of the others", 297, 2.7, 89, 81, 7.7),
        new("8 scores, the leaning of the others", 297, 2.1, 92, 80, 5.9),
        new("Half of the scores, the leaning of the others", 297, 1.4, 95, 82, 3.6),
        new("1 score, nothing about the others", 2940, 7.5, 64, 83, 24.7),
        new("3 scores, nothing about the others", 2940, 5.9, 72, 83, 19.1),
        new("8 scores, nothing about the others", 2940, 3.7, 82, 82, 11.4),
    ];
}
