using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Collections;

/// <summary>The figures of a collection's films.</summary>
/// <param name="Reviews">The reviews of all its films.</param>
/// <param name="Mean">The mean of the films' scores, each counting once; <c>null</c> if no film has a score, or there
/// is only one film.</param>
/// <param name="Scored">How many films have a score.</param>
/// <param name="Estimated">How many of these scores are estimates.</param>
/// <param name="Verdicts">How many films have each verdict, the best first, including those without one.</param>
public sealed record CollectionFigures(
    int Films,
    int Reviews,
    decimal? Mean,
    int Scored,
    int Estimated,
    IReadOnlyList<VerdictCount> Verdicts
)
{
    private const int MostStandOut = 3;

    public IReadOnlyList<FilmCard> Best { get; private init; } = [];

    public IReadOnlyList<FilmCard> Worst { get; private init; } = [];

    public IReadOnlyList<FilmCard> Divisive { get; private init; } = [];

    /// <summary>How many films have a score, but too few critics to be ranked.</summary>
    public int Unranked { get; private init; }

    /// <summary>The basis of the mean, to follow the figure in a sentence.</summary>
    public string MeanBasis
    {
        get
        {
            var missing = Films - Scored;
            var scores =
                missing == 0 ? $"from the scores of all {Phrases.Count(Films, "film", "films")}."
                : missing == 1
                    ? $"from the scores of {Phrases.Number(Scored)} of {Phrases.Number(Films)} films; "
                        + "the one without a score does not count as zero."
                : $"from the scores of {Phrases.Number(Scored)} of {Phrases.Number(Films)} films; "
                    + $"the {Phrases.Number(missing)} without a score do not count as zero.";
            return Estimated switch
            {
                0 => scores,
                1 => $"{scores} One of these scores is an estimate.",
                _ when Estimated == Scored => $"{scores} All of these scores are estimates.",
                _ => $"{scores} {Phrases.Number(Estimated)} of these scores are estimates.",
            };
        }
    }

    public static CollectionFigures Of(IReadOnlyList<RankedFilm> films, int reviews, VerdictScale scale)
    {
        var scores = films.Select(f => f.Film.Summary.Score).OfType<FilmScore>().ToList();
        var ranked = films.Where(f => f.Best is not null).OrderByDescending(f => f.Best).Select(f => f.Film).ToList();
        // With few films, one each, so that none is both among the best and among the lowest.
        var shown = ranked.Count < 2 * MostStandOut ? 1 : MostStandOut;
        return new CollectionFigures(
            films.Count,
            reviews,
            // Of one film, it would be no mean.
            scores.Count == 0
            || films.Count == 1
                ? null
                : scores.Average(s => (decimal)s.Value),
            scores.Count,
            scores.Count(s => s.Basis == Basis.Estimated),
            VerdictsOf(films, scale)
        )
        {
            Unranked = films.Count(f => f.Best is null && f.Film.Summary.Score is not null),
            Best = [.. ranked.Take(shown).Select(FilmCard.Of)],
            Worst = [.. ranked.Skip(shown).TakeLast(shown).Reverse().Select(FilmCard.Of)],
            Divisive =
            [
                .. films
                    .Where(f => f.Divisive is not null)
                    .OrderByDescending(f => f.Divisive)
                    .Select(f => FilmCard.Of(f.Film))
                    .Take(ranked.Count < 2 ? 0 : shown),
            ],
        };
    }

    private static List<VerdictCount> VerdictsOf(IReadOnlyList<RankedFilm> films, VerdictScale scale)
    {
        var counts = films.CountBy(f => f.Film.Summary.Verdict?.Key ?? "").ToDictionary();
        return
        [
            .. scale
                .Verdicts.Append(scale.TooFew)
                .Select(v => new VerdictCount(v.Phrase, ToneOf(v, scale), counts.GetValueOrDefault(v.Key)))
                .Append(new VerdictCount("No reviews yet", "unknown", counts.GetValueOrDefault("")))
                .Where(v => v.Films > 0),
        ];
    }

    private static string ToneOf(Verdict verdict, VerdictScale scale) =>
        verdict.Band is { } band
            ? Phrases.Reception(scale.ReceptionOf(new Domain.Scores.Score(band.Low)))
            : Phrases.Reception(null);
}

/// <param name="Tone">The reception that such a score would be, or unknown.</param>
public sealed record VerdictCount(string Phrase, string Tone, int Films);
