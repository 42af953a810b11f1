using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// The conflicts and notices that a film's figures can give rise to, each with its code and its sentence.
/// </summary>
internal static class VerdictFindings
{
    private const string VerdictOutsideBounds = "published-verdict-outside-bounds";
    private const string VerdictOutgrown = "published-verdict-outgrown";

    /// <summary>The findings that rule out the source's verdict for the film.</summary>
    public static readonly IReadOnlyList<string> RulesVerdictOut = [VerdictOutsideBounds, VerdictOutgrown];

    public static IEnumerable<Finding> OfPublishedTally(PublishedSummary published)
    {
        if (published.Critics is not { } critics)
        {
            yield break;
        }

        var missing = published.MissingBands.ToList();
        if (missing.Count == 0 && published.InBands != critics)
        {
            yield return new Finding(
                "tally-sum-differs",
                $"The published tally adds up to {Critics(published.InBands)}, but the source counts {critics}."
            );
        }
        else if (missing.Count > 0 && published.InBands > critics)
        {
            yield return new Finding(
                "negative-difference",
                $"The published tally gives no count for {Names(missing)}, but already adds up to "
                    + $"{Critics(published.InBands)}; the source counts only {critics}."
            );
        }
    }

    public static IEnumerable<Finding> OfKnownAgainstPublished(PublishedSummary published, Tally known) =>
        from band in Tally.Receptions
        let tallied = published.Completed(band)
        where tallied < known[band]
        select new Finding(
            "more-known-than-published",
            $"{known[band]} of the listed reviews are {Name(band)}, but the published tally has only {tallied}."
        );

    public static Finding RemainderExceedsPlaces(Tally claimed, Tally remainder, int places)
    {
        var cut = Tally
            .Receptions.Where(r => remainder[r] < claimed[r])
            .Select(r => $"{claimed[r] - remainder[r]} {Name(r)}");
        return new Finding(
            "remainder-exceeds-places",
            $"With the listed reviews, the published tally adds up to more than {Critics(places)}; not counted: "
                + $"{string.Join(", ", cut)}."
        );
    }

    public static IEnumerable<Finding> ConflictsWithBounds(
        VerdictScale scale,
        PublishedSummary published,
        ScoreBounds bounds
    )
    {
        var (low, high) = bounds.Rounded;
        if (published.Score is { } score && !bounds.Rounded.Contains(score))
        {
            yield return new Finding(
                "published-score-outside-bounds",
                $"The published score is {score}, but the known figures allow only {low} to {high}."
            );
        }

        if (scale.FindByPhrase(published.Verdict)?.Band is { } band && !band.Overlaps(low, high))
        {
            yield return new Finding(
                VerdictOutsideBounds,
                $"“{published.Verdict}” stands for a score of {band.Low} to {band.High}, but the known "
                    + $"figures allow only {low} to {high}."
            );
        }
    }

    public static IEnumerable<Finding> NoticesOf(
        VerdictScale scale,
        PublishedSummary published,
        TallyBreakdown tally,
        int? meanOfAllScores,
        Verdict? computed
    )
    {
        if (published.CountedCritics is { } counted && counted != tally.Listed)
        {
            yield return counted > tally.Listed
                ? new Finding(
                    "fewer-listed-than-counted",
                    $"The source counts {Critics(counted)} and lists {Reviews(tally.Listed)}."
                )
                : new Finding(
                    "more-listed-than-counted",
                    $"The source lists {Reviews(tally.Listed)} and counts only {Critics(counted)}."
                );
        }

        if (published.Score is { } score && meanOfAllScores is { } mean && score != mean)
        {
            yield return new Finding(
                "published-score-differs",
                $"The published score is {score}; the mean of all scores is {mean}. Sources often weight reviews "
                    + "without saying how."
            );
        }

        var named = scale.FindByPhrase(published.Verdict);
        if (published.Verdict is not null && named is null)
        {
            yield return new Finding(
                "published-verdict-unknown",
                $"“{published.Verdict}” is not a verdict of this scale."
            );
        }
        else if (named is not null && computed is not null && named != computed)
        {
            yield return new Finding(
                "published-verdict-differs",
                $"The source says “{published.Verdict}”; the figures on file give “{computed.Phrase}”."
            );
        }
    }

    /// <summary>
    /// What the source said about its critics may be right, but not for the film with further critics.
    /// </summary>
    public static IEnumerable<Finding> NoticesOfGrowth(
        VerdictScale scale,
        PublishedSummary published,
        TallyBreakdown tally,
        ScoreBounds bounds
    )
    {
        var (low, high) = bounds.Rounded;
        if (scale.FindByPhrase(published.Verdict)?.Band is { } band && !band.Overlaps(low, high))
        {
            yield return new Finding(
                VerdictOutgrown,
                $"The source's “{published.Verdict}” covers only {tally.Places} of {Critics(tally.Total.Total)}; "
                    + $"with the others, the score is between {low} and {high}."
            );
        }
    }

    private static string Critics(int count) => count == 1 ? "1 critic" : $"{count} critics";

    private static string Reviews(int count) => count == 1 ? "1 review" : $"{count} reviews";

    private static string Names(IEnumerable<Reception> bands) => string.Join(" and ", bands.Select(Name));

    private static string Name(Reception band) =>
        band switch
        {
            Reception.Positive => "positive",
            Reception.Mixed => "mixed",
            _ => "negative",
        };
}
