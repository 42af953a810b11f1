using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Reviews;

/// <summary>One critic's piece on one film. Whatever is not known of it is <c>null</c>.</summary>
public sealed class Review
{
    private Review()
    {
    }

    /// <param name="position">Its place among the film's reviews, from 1.</param>
    public Review(Film film, int position, Critic? critic, Publication? publication, ReviewFacts facts)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(position);
        Film = film;
        Position = position;
        Critic = critic;
        Publication = publication;
        Correct(facts);
    }

    public int Id { get; private set; }

    public int FilmId { get; private set; }

    public Film Film { get; private set; } = null!;

    public int Position { get; private set; }

    public int? CriticId { get; private set; }

    public Critic? Critic { get; private set; }

    /// <summary>The credit line of a review whose writer is not named.</summary>
    public string? Credit { get; private set; }

    public int? PublicationId { get; private set; }

    public Publication? Publication { get; private set; }

    /// <summary>The score as the critic gave it.</summary>
    public string? OriginalScore { get; private set; }

    public Score? Score { get; private set; }

    /// <summary>The reception that the source stated; it counts only where there is no score.</summary>
    public Reception? StatedReception { get; private set; }

    /// <summary>By the score where there is one, else as stated, else unknown.</summary>
    public Reception? Reception { get; private set; }

    public Leaning? Leaning { get; private set; }

    public DateOnly? Date { get; private set; }

    public string? Quote { get; private set; }

    /// <summary>The quote as it is searched; see <see cref="SearchKey"/>.</summary>
    public string? QuoteKey { get; private set; }

    public string? Url { get; private set; }

    /// <summary>What it says, without who and where.</summary>
    public ReviewFacts Facts => new(Credit, OriginalScore, Score, StatedReception, Leaning, Date, Quote, Url);

    public void Correct(ReviewFacts facts)
    {
        (Credit, OriginalScore, Score, StatedReception) = (facts.Credit, facts.OriginalScore, facts.Score, facts.StatedReception);
        (Leaning, Date, Quote, Url) = (facts.Leaning, facts.Date, facts.Quote, facts.Url);
        QuoteKey = facts.Quote is null ? null : SearchKey.Of(facts.Quote);
        Reception = facts.Score is { } score ? VerdictScale.Standard.ReceptionOf(score) : facts.StatedReception;
    }

    /// <summary>Names the critic of a review whose critic was unknown, or the publication; a name that is there stays.</summary>
    public void Attribute(Critic? critic, Publication? publication)
    {
        Critic ??= critic;
        Publication ??= publication;
    }
}

/// <summary>What a review says, without who wrote it and where.</summary>
public sealed record ReviewFacts(
    string? Credit, string? OriginalScore, Score? Score, Reception? StatedReception, Leaning? Leaning, DateOnly? Date, string? Quote, string? Url)
{
    /// <summary>These facts, with what <paramref name="newer"/> knows in place of what is here; what it does not know stays.</summary>
    public ReviewFacts UpdatedWith(ReviewFacts newer) => new(
        newer.Credit ?? Credit,
        newer.OriginalScore ?? OriginalScore,
        newer.OriginalScore is null ? newer.Score ?? Score : newer.Score,
        newer.StatedReception ?? StatedReception,
        newer.Leaning ?? Leaning,
        newer.Date ?? Date,
        newer.Quote ?? Quote,
        newer.Url ?? Url);
}
