namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// How the estimate does on films that the fit did not see, as the tests measure it; they fail where these figures are
/// not theirs.
/// </summary>
/// <param name="Evidence">What was known of the films.</param>
/// <param name="Films">How many films it was measured on.</param>
/// <param name="Error">Mean absolute error, in points.</param>
/// <param name="RightVerdicts">Of 100 films.</param>
/// <param name="InLikelyRange">Of 100 films.</param>
/// <param name="Width">Of the likely range, on average, in points.</param>
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
        new("The tally alone, 7 critics and more", 4543, 2.9, 86, 82, 8.6),
        new("The tally alone, 4 to 6 critics", 268, 4.5, 77, 84, 14.2),
        new("The leaning of every review, no score", 297, 3.4, 86, 83, 9.6),
        new("The leaning of every review, 3 scores", 297, 2.7, 89, 82, 7.9),
        new("The leaning of every review, 8 scores", 297, 2.1, 92, 81, 6.0),
        new("The leaning of every review, half of the scores", 297, 1.4, 95, 82, 3.6),
        new("The leaning of half of the reviews, the score of the others", 297, 1.4, 95, 80, 3.5),
        new("1 score, nothing of the others", 2940, 7.5, 64, 84, 25.0),
        new("3 scores, nothing of the others", 2940, 5.9, 72, 83, 19.2),
        new("8 scores, nothing of the others", 2940, 3.7, 82, 82, 11.4),
    ];
}
