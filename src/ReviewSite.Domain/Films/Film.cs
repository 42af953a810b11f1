using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Films;

/// <summary>What is reviewed, known by its slug.</summary>
public sealed class Film
{
    private Film()
    {
    }

    /// <exception cref="ArgumentException">The facts have <see cref="FilmFacts.Problems"/>.</exception>
    public Film(string slug, FilmFacts facts)
    {
        Slug = slug;
        Summary = SummaryService.Standard.Summarize([], published: null);
        Correct(facts);
    }

    public int Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>The title as it is compared; see <see cref="SearchKey"/>.</summary>
    public string TitleKey { get; private set; } = "";

    public int? Year { get; private set; }

    public IReadOnlyList<string> Directors { get; private set; } = [];

    public IReadOnlyList<string> Countries { get; private set; } = [];

    public IReadOnlyList<string> Languages { get; private set; } = [];

    public int? RuntimeMinutes { get; private set; }

    /// <summary>What its reviews came to when they last changed; a recomputation gives the same.</summary>
    public FilmSummary Summary { get; private set; } = null!;

    public void Correct(FilmFacts facts)
    {
        var clean = facts.Cleaned();
        if (clean.Problems().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(facts));
        }

        (Title, TitleKey, Year) = (clean.Title, SearchKey.Of(clean.Title), clean.Year);
        (Directors, Countries, Languages, RuntimeMinutes) = (clean.Directors, clean.Countries, clean.Languages, clean.RuntimeMinutes);
    }

    public void Summarize(FilmSummary summary) => Summary = summary;
}
