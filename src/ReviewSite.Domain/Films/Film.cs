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

    public string? OriginalTitle { get; private set; }

    public IReadOnlyList<string> Genres { get; private set; } = [];

    public string? Synopsis { get; private set; }

    /// <summary>Such as <c>tt0117407</c>.</summary>
    public string? ImdbId { get; private set; }

    /// <summary>The name of its poster's file.</summary>
    public string? Poster { get; private set; }

    /// <summary>Taken off the site, to come back if that is reverted.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>The store raises it with every change, so that two people who change it at once notice.</summary>
    public int Version { get; private set; }

    public FilmFacts Facts => new(Title, Year, Directors, Countries, Languages, RuntimeMinutes)
    {
        OriginalTitle = OriginalTitle,
        Genres = Genres,
        Synopsis = Synopsis,
        ImdbId = ImdbId,
    };

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
        (OriginalTitle, Genres, Synopsis, ImdbId) = (clean.OriginalTitle, clean.Genres, clean.Synopsis, clean.ImdbId);
    }

    public void ShowPoster(string? file) => Poster = file;

    public void Move(string slug) => Slug = slug;

    public void Withdraw() => IsWithdrawn = true;

    public void Summarize(FilmSummary summary) => Summary = summary;
}
