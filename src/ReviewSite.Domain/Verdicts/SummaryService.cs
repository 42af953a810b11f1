using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// Computes the summary of a film's reviews. Pure: the same reviews and published summary always give the same result.
/// </summary>
/// <param name="scale">The site's.</param>
/// <param name="model"><c>null</c> for a scale on which missing scores are not estimated: then a film has the mean of
/// its known scores, if there are enough of them, and bounds.</param>
public sealed class SummaryService(VerdictScale scale, EvidenceModel? model)
{
    public static SummaryService Standard { get; } = For(VerdictScale.Standard);

    public VerdictScale Scale { get; } = scale;

    public static SummaryService For(VerdictScale scale) => new(scale, EvidenceModel.For(scale));

    /// <inheritdoc cref="Explain"/>
    public FilmSummary Summarize(
        IEnumerable<ScoredReview> reviews,
        PublishedSummary? published,
        bool scoreStands = true
    ) => Explain(reviews, published, scoreStands).Summary;

    /// <param name="reviews">Each review once, whether the published summary covers it or not.</param>
    /// <param name="published">The published summary in force.</param>
    /// <param name="scoreStands">Whether no review that it covers has since been withdrawn, or changed in score,
    /// reception or weight.</param>
    public VerdictBreakdown Explain(
        IEnumerable<ScoredReview> reviews,
        PublishedSummary? published,
        bool scoreStands = true
    )
    {
        ScoredReview[] figures = [.. reviews.Select(r => published is null ? r with { IsCovered = false } : r)];
        var tally = TallyBreakdown.Of(Scale, figures, published);
        var working = ScoreBreakdown.Of(Scale, figures, tally);

        var total = tally.Total;
        var estimate =
            model is not null && !working.IsComplete && working.Evidence.Informed >= Scale.FewestCritics
                ? Estimate.Of(model, working)
                : null;
        var publishedStands = scoreStands && tally.Uncovered.Total == 0;
        var isOpen = IsOpen(published, total.Total);
        var score = ScoreOf(working, estimate, publishedStands ? published?.Score : null, total.Total, isOpen);
        var computed = ComputedVerdict(working, estimate, total.Total, isOpen);

        var (conflicts, notices) = FindingsOf(published, figures, tally, working, computed);
        var (verdict, basis) = VerdictOf(score, working, published, [.. conflicts, .. notices], total.Total);
        var hasUnknownCritics = isOpen && basis == Basis.Published;

        var summary = new FilmSummary(
            verdict,
            basis,
            computed,
            total.Total,
            hasUnknownCritics ? null : CriticsBasis(tally, published),
            figures.Count(r => r.Score is not null),
            Favorable(figures),
            Band(Reception.Positive),
            Band(Reception.Mixed),
            Band(Reception.Negative),
            total.Unknown,
            score,
            ScoreSpread.Of([.. figures.Select(r => r.Score?.Value).OfType<int>()]),
            published,
            conflicts,
            notices
        )
        {
            Ungraded = Ungraded(figures),
        };
        return new VerdictBreakdown(summary, tally, working, estimate);

        BandCount Band(Reception band) =>
            new(
                total[band],
                total[band] == 0 && published is not null && IsLeftOut(tally, published, band, hasUnknownCritics)
                    ? null
                    : BandBasis(tally, published, band)
            );
    }

    /// <summary>
    /// Whether the source does not say how many critics it counted, and fewer are known than a verdict needs: then
    /// there may be any number of others.
    /// </summary>
    private bool IsOpen(PublishedSummary? published, int critics) =>
        published is { HasUnknownCritics: true } && critics < Scale.FewestCritics;

    private (IReadOnlyList<Finding> Conflicts, IReadOnlyList<Finding> Notices) FindingsOf(
        PublishedSummary? published,
        IReadOnlyCollection<ScoredReview> figures,
        TallyBreakdown tally,
        ScoreBreakdown working,
        Verdict? computed
    )
    {
        if (published is null)
        {
            return (tally.Conflicts, []);
        }

        var covered = ScoreBreakdown.Of(Scale, [.. figures.Where(r => r.IsCovered)], tally);
        Finding[] conflicts =
        [
            .. tally.Conflicts,
            .. IsOpen(published, tally.Total.Total)
                ? []
                : VerdictFindings.ConflictsWithBounds(Scale, published, covered.Bounds),
        ];
        var notices = VerdictFindings.NoticesOf(Scale, published, tally, MeanIfComplete(covered), computed);
        return conflicts.Length > 0
            ? (conflicts, [.. notices])
            : (conflicts, [.. notices, .. VerdictFindings.NoticesOfGrowth(Scale, published, tally, working.Bounds)]);
    }

    /// <param name="published">The published score, if it stands.</param>
    private FilmScore? ScoreOf(ScoreBreakdown working, Estimate? estimate, int? published, int critics, bool isOpen)
    {
        if (isOpen && published is { } only)
        {
            return new FilmScore(only, Basis.Published, Likely: null, Possible: null);
        }

        if (critics == 0)
        {
            return null;
        }

        if (working is { IsComplete: true, MeanOfScores: { } mean })
        {
            return new FilmScore(FilmScore.Round(mean), Basis.Counted, Likely: null, Possible: null);
        }

        if (critics < Scale.FewestCritics)
        {
            return working.MeanOfScores is { } known
                ? new FilmScore(FilmScore.Round(known), Basis.Counted, Likely: null, working.Bounds)
                : null;
        }

        if (published is { } score && working.Bounds.Rounded.Contains(score))
        {
            return new FilmScore(score, Basis.Published, Likely: null, working.Bounds);
        }

        if (estimate is null)
        {
            return MeanOfPart(working) is { } part
                ? new FilmScore(part, Basis.Counted, Likely: null, working.Bounds)
                : null;
        }

        return new FilmScore(estimate.Value, Basis.Estimated, estimate.Likely, working.Bounds)
        {
            Evidence = working.Evidence.Counts,
        };
    }

    /// <summary>
    /// If nothing is estimated, the mean of the known scores, if they are as many as a verdict needs and the film's
    /// score can be that.
    /// </summary>
    private int? MeanOfPart(ScoreBreakdown working) =>
        model is null
        && working.Evidence.Scores.Count >= Scale.FewestCritics
        && working.MeanOfScores is { } mean
        && working.Bounds.Rounded.Contains(FilmScore.Round(mean))
            ? FilmScore.Round(mean)
            : null;

    /// <summary>
    /// The verdict that the film has whatever its missing scores are; <c>null</c> if there are several.
    /// </summary>
    private Verdict? CertainVerdict(ScoreBounds bounds) =>
        Scale.VerdictsWithin(bounds.Rounded.Low, bounds.Rounded.High).ToList() is [var only] ? only : null;

    private Verdict? ComputedVerdict(ScoreBreakdown working, Estimate? estimate, int critics, bool isOpen) =>
        critics switch
        {
            _ when critics == 0 || isOpen => null,
            _ when critics < Scale.FewestCritics => Scale.TooFew,
            _ when MeanIfComplete(working) is { } mean => Scale.VerdictOf(mean),
            _ when (estimate?.Value ?? MeanOfPart(working)) is { } value => Scale.VerdictOf(value),
            _ when model is null => CertainVerdict(working.Bounds),
            _ => null,
        };

    private (Verdict? Verdict, Basis? Basis) VerdictOf(
        FilmScore? score,
        ScoreBreakdown working,
        PublishedSummary? published,
        IEnumerable<Finding> findings,
        int critics
    )
    {
        var hasTooFew = critics < Scale.FewestCritics;
        if (
            score is { Basis: Basis.Published }
            || (score is { Basis: Basis.Counted } && working.IsComplete && !hasTooFew)
        )
        {
            return (Scale.VerdictOf(score.Value), score.Basis);
        }

        var named = Scale.FindByPhrase(published?.Verdict);
        if (
            named is not null
            && (!hasTooFew || (score is null && IsOpen(published, critics)))
            && !findings.Any(f => VerdictFindings.RulesVerdictOut.Contains(f.Code))
        )
        {
            return (named, Basis.Published);
        }

        if (hasTooFew)
        {
            return critics == 0 ? (null, null) : (Scale.TooFew, Basis.Derived);
        }

        if (score is not null)
        {
            return (Scale.VerdictOf(score.Value), score.Basis);
        }

        // More critics than a verdict needs, but fewer of whom enough is known.
        var certain = model is null ? CertainVerdict(working.Bounds) : null;
        return (certain ?? Scale.TooFew, Basis.Derived);
    }

    private static int? MeanIfComplete(ScoreBreakdown working) =>
        working is { IsComplete: true, MeanOfScores: { } mean } ? FilmScore.Round(mean) : null;

    private static Basis CriticsBasis(TallyBreakdown tally, PublishedSummary? published) =>
        BasisOf(published?.Critics, tally.Total.Total, tally.Uncovered.Total, tally.Unlisted == 0);

    /// <summary>Whether nobody knows how many critics are in a band of whom none is known.</summary>
    private static bool IsLeftOut(
        TallyBreakdown tally,
        PublishedSummary published,
        Reception band,
        bool hasUnknownCritics
    ) =>
        published.Completed(band) is null
        && (
            hasUnknownCritics
            || (tally.Unlisted > 0 && !(published.Critics >= published.InBands && tally.Remainder.Unknown == 0))
        );

    /// <summary>
    /// Published if it is the source's figure as it stands; counted if the reviews alone make it up; derived
    /// if it took both.
    /// </summary>
    private static Basis BandBasis(TallyBreakdown tally, PublishedSummary? published, Reception band) =>
        BasisOf(
            published?[band],
            tally.Total[band],
            tally.Uncovered[band],
            isMadeUpOfReviews: tally.Remainder[band] == 0
                && (
                    published?.Completed(band) is null
                        ? tally.Total[band] > 0 || tally.Unlisted == 0
                        : tally.Covered[band] > 0
                )
        );

    private static Basis BasisOf(int? published, int total, int uncovered, bool isMadeUpOfReviews) =>
        published == total && uncovered == 0 ? Basis.Published
        : isMadeUpOfReviews ? Basis.Counted
        : Basis.Derived;

    private static FavorableShare? Favorable(ScoredReview[] figures) =>
        figures.Count(r => r.Leaning is not null) is > 0 and var leaning
            ? new FavorableShare(figures.Count(r => r.Leaning == Leaning.Favorable), leaning)
            : null;

    private UngradedReviews? Ungraded(ScoredReview[] figures)
    {
        var leanings = figures.Where(r => r.ReceptionOn(Scale) is null).Select(r => r.Leaning).ToList();
        var (favorable, unfavorable) = (
            leanings.Count(l => l == Leaning.Favorable),
            leanings.Count(l => l == Leaning.Unfavorable)
        );
        return favorable + unfavorable > 0 ? new UngradedReviews(favorable, unfavorable) : null;
    }
}
