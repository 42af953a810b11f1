using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Films;

/// <summary>What is reviewed, known by its slug.</summary>
public sealed class Film
{
    private static readonly FilmSummary _withoutReviews = SummaryService.Standard.Summarize([], published: null);

    private Film() { }

    /// <exception cref="ArgumentException">The facts have <see cref="FilmDetails.Problems"/>.</exception>
    public Film(string slug, FilmDetails facts)
    {
        Slug = slug;
        Summary = _withoutReviews;
        Correct(facts);
    }

    public int Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>The title as it is compared; see <see cref="SearchKey"/>.</summary>
    public string TitleKey { get; private set; } = "";

    /// <summary>Title, original title and directors, as they are searched; see <see cref="SearchKey"/>.</summary>
    public string SearchText { get; private set; } = "";

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

    /// <summary>The facts that an editor set; a file's value for them does not count.</summary>
    public FilmFacts EditedFields { get; private set; }

    /// <summary>Taken off the site, to come back if that is reverted.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>The number of the film that this one, withdrawn, turned out to be.</summary>
    public int? MergedIntoId { get; private set; }

    /// <summary>The store raises it with every change, so that two people who change it at once notice.</summary>
    public int Version { get; private set; }

    public FilmDetails Facts =>
        new(Title, Year, Directors, Countries, Languages, RuntimeMinutes)
        {
            OriginalTitle = OriginalTitle,
            Genres = Genres,
            Synopsis = Synopsis,
            ImdbId = ImdbId,
        };

    /// <summary>What its reviews came to when they last changed; a recomputation gives the same.</summary>
    public FilmSummary Summary { get; private set; } = null!;

    /// <summary>What an editor says of it; what differs is the editor's from now on.</summary>
    public void CorrectByEditor(FilmDetails facts)
    {
        EditedFields |= Facts.Differences(facts.Cleaned());
        Correct(facts);
    }

    /// <summary>What a file says of it: what it does not know stays, and so does what an editor set.</summary>
    /// <returns>The fields where an editor's value stands against the file's.</returns>
    public FilmFacts CorrectFromFile(FilmDetails file)
    {
        var updated = Facts.UpdatedWith(file.Cleaned());
        var overruled = Facts.Differences(updated) & EditedFields;
        Correct(Facts.With(updated, overruled));
        return overruled;
    }

    public void Correct(FilmDetails facts)
    {
        var clean = facts.Cleaned();
        if (clean.Problems().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(facts));
        }

        (Title, Year) = (clean.Title, clean.Year);
        (Directors, Countries, Languages, RuntimeMinutes) = (
            clean.Directors,
            clean.Countries,
            clean.Languages,
            clean.RuntimeMinutes
        );
        (OriginalTitle, Genres, Synopsis, ImdbId) = (clean.OriginalTitle, clean.Genres, clean.Synopsis, clean.ImdbId);
        RefreshDerived();
    }

    /// <summary>What follows from the rest: the forms in which it is compared and searched.</summary>
    public void RefreshDerived()
    {
        TitleKey = SearchKey.Of(Title);
        SearchText = SearchKey.Of(string.Join(' ', [Title, OriginalTitle, .. Directors]));
    }

    /// <summary>What another site noted of its editors' work, in a film that comes from there.</summary>
    public void TakeOver(FilmFacts editedFields) => EditedFields = editedFields;

    public void ShowPoster(string? file) => Poster = file;

    public void Move(string slug) => Slug = slug;

    public void Withdraw() => IsWithdrawn = true;

    /// <summary>By hand: no file that lists it brings it back.</summary>
    public void WithdrawByEditor()
    {
        Withdraw();
        EditedFields |= FilmFacts.IsWithdrawn;
    }

    /// <summary>Brought back by a file that lists it, unless an editor withdrew it.</summary>
    public void RestoreFromFile() => IsWithdrawn = IsWithdrawn && EditedFields.HasFlag(FilmFacts.IsWithdrawn);

    /// <summary>It turned out to be that other film; its address leads there from now on.</summary>
    public void MergeInto(Film other)
    {
        Withdraw();
        MergedIntoId = other.Id;
    }

    public void Summarize(FilmSummary summary) => Summary = summary;
}
