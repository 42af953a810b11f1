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
            model is not null && !working.IsComplete && IsEnough(working) ? Estimate.Of(model, working) : null;
        var publishedStands = scoreStands && tally.Uncovered.Total == 0;
        var isOpen = IsOpen(published, total.Total);
        var score = ScoreOf(working, estimate, publishedStands ? published?.Score : null, total.Total, isOpen);

        var covered = published is null
            ? working
            : ScoreBreakdown.Of(Scale, [.. figures.Where(r => r.IsCovered)], tally);
        var conflicts = ConflictsOf(published, tally, covered, isOpen);
        var growth = GrowthOf(published, tally, working, conflicts);
        var (verdict, basis) = VerdictOf(score, working, published, [.. conflicts, .. growth], total.Total);
        var hasUnknownCritics = isOpen && basis == Basis.Published;
        var computed = hasUnknownCritics ? null : ComputedVerdict(working, estimate, total.Total);
        var notices = published is null
            ? []
            : VerdictFindings.NoticesOf(Scale, published, tally, MeanIfComplete(covered), computed);

        var summary = new FilmSummary(
            verdict,
            basis,
            computed,
            total.Total,
            hasUnknownCritics ? null : TallyBasis.OfCritics(tally, published),
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
            [.. notices, .. growth]
        )
        {
            Ungraded = Ungraded(figures),
        };
        return new VerdictBreakdown(summary, tally, working, estimate);

        BandCount Band(Reception band) => TallyBasis.BandOf(tally, published, band, hasUnknownCritics);
    }

    /// <summary>
    /// Whether the source does not say how many critics it counted, and fewer are known than a verdict needs: then
    /// there may be any number of others.
    /// </summary>
    private bool IsOpen(PublishedSummary? published, int critics) =>
        published is { HasUnknownCritics: true } && critics < Scale.FewestCritics;

    private IReadOnlyList<Finding> ConflictsOf(
        PublishedSummary? published,
        TallyBreakdown tally,
        ScoreBreakdown covered,
        bool isOpen
    ) =>
        published is null || isOpen
            ? tally.Conflicts
            : [.. tally.Conflicts, .. VerdictFindings.ConflictsWithBounds(Scale, published, covered.Bounds)];

    private IReadOnlyList<Finding> GrowthOf(
        PublishedSummary? published,
        TallyBreakdown tally,
        ScoreBreakdown working,
        IReadOnlyCollection<Finding> conflicts
    ) =>
        published is null || conflicts.Count > 0
            ? []
            : [.. VerdictFindings.NoticesOfGrowth(Scale, published, tally, working.Bounds)];

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

        if (critics >= Scale.FewestCritics && published is { } score && working.Bounds.Rounded.Contains(score))
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

    /// <summary>Whether enough is known for a verdict, and for an estimate if some scores are missing.</summary>
    private bool IsEnough(ScoreBreakdown working) =>
        (model is null ? working.Evidence.Scores.Count : working.Evidence.Informed) >= Scale.FewestCritics;

    /// <summary>The mean of the known scores, if the film's score can be that.</summary>
    private static int? MeanOfPart(ScoreBreakdown working) =>
        working.MeanOfScores is { } mean && working.Bounds.Rounded.Contains(FilmScore.Round(mean))
            ? FilmScore.Round(mean)
            : null;

    /// <summary>
    /// The verdict that the film has whatever its missing scores are; <c>null</c> if there are several.
    /// </summary>
    private Verdict? CertainVerdict(ScoreBounds bounds) =>
        Scale.VerdictsWithin(bounds.Rounded.Low, bounds.Rounded.High).ToList() is [var only] ? only : null;

    private Verdict? ComputedVerdict(ScoreBreakdown working, Estimate? estimate, int critics) =>
        critics switch
        {
            0 => null,
            _ when critics < Scale.FewestCritics => Scale.TooFew,
            _ when MeanIfComplete(working) is { } mean => Scale.VerdictOf(mean),
            _ when IsEnough(working) && (estimate?.Value ?? MeanOfPart(working)) is { } value => Scale.VerdictOf(value),
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

        if (score is not null && IsEnough(working))
        {
            return (Scale.VerdictOf(score.Value), score.Basis);
        }

        // More critics than a verdict needs, but fewer of whom enough is known.
        var certain = model is null ? CertainVerdict(working.Bounds) : null;
        return (certain ?? Scale.TooFew, Basis.Derived);
    }

    private static int? MeanIfComplete(ScoreBreakdown working) =>
        working is { IsComplete: true, MeanOfScores: { } mean } ? FilmScore.Round(mean) : null;

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
