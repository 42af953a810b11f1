namespace ReviewSite.Domain.Scores;

/// <summary>The result of parsing an original score: a score, or why there is none.</summary>
/// <param name="Score">The score, if the text is one.</param>
/// <param name="Refusal">Why it is not a score, as the end of a sentence that begins with the text; <c>null</c> if
/// there is a score.</param>
/// <param name="IsScoreForm">Whether the text has the form of a score, readable or not.</param>
public sealed record OriginalScoreReading(Score? Score, string? Refusal, bool IsScoreForm)
{
    /// <summary>The leaning of a text without a number, such as "thumbs up".</summary>
    public Leaning? Leaning { get; private init; }

    public static OriginalScoreReading Unreadable { get; } =
        new(null, "is not a score format we recognize", IsScoreForm: false);

    public static OriginalScoreReading Scored(Score score) => new(score, null, IsScoreForm: true);

    public static OriginalScoreReading Leans(Leaning leaning) =>
        Refused(
            leaning == Scores.Leaning.Favorable ? "is favorable, without a number" : "is unfavorable, without a number"
        ) with
        {
            Leaning = leaning,
        };

    public static OriginalScoreReading Refused(string refusal) => new(null, refusal, IsScoreForm: true);
}
