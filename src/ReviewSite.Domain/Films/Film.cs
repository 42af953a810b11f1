using System.Globalization;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Films;

/// <summary>A film, identified by its slug.</summary>
public sealed class Film
{
    private static readonly FilmSummary _withoutReviews = SummaryService.Standard.Summarize([], published: null);

    private Film() { }

    /// <exception cref="ArgumentException">The details have <see cref="FilmDetails.Problems"/>.</exception>
    public Film(string slug, FilmDetails details)
    {
        Slug = slug;
        Summary = _withoutReviews;
        Correct(details);
    }

    /// <summary>"Pusher (1996)"; the title alone if the year is not known.</summary>
    public static string NameOf(string title, int? year) =>
        year is null ? title : string.Create(CultureInfo.InvariantCulture, $"{title} ({year})");

    public int Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>The title in the form used for comparison; see <see cref="SearchKey"/>.</summary>
    public string TitleKey { get; private set; } = "";

    /// <summary>
    /// Title, original title and directors, in the form used for search; see <see cref="SearchKey"/>.
    /// </summary>
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

    /// <summary>The fields that an editor set; an import does not change them.</summary>
    public EditableFilmFields EditedFields { get; private set; }

    /// <summary>Removed from the site, until that is reverted.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>The number of the film into which this one, now withdrawn, was merged.</summary>
    public int? MergedIntoId { get; private set; }

    /// <summary>Raised with every change, to detect that two people change it at once.</summary>
    public int Version { get; private set; }

    public FilmDetails Details =>
        new(Title, Year, Directors, Countries, Languages, RuntimeMinutes)
        {
            OriginalTitle = OriginalTitle,
            Genres = Genres,
            Synopsis = Synopsis,
            ImdbId = ImdbId,
        };

    /// <summary>The summary of its reviews when they last changed; recalculating it gives the same result.</summary>
    public FilmSummary Summary { get; private set; } = null!;

    /// <summary>Applies an editor's values; fields that differ count as set by the editor from now on.</summary>
    public void CorrectByEditor(FilmDetails details)
    {
        EditedFields |= Details.Differences(details.Cleaned());
        Correct(details);
    }

    /// <summary>Applies the values of a file. Values that it lacks stay, and so do those that an editor set.</summary>
    /// <returns>The fields in which an editor's value was kept instead of the file's.</returns>
    public EditableFilmFields CorrectFromFile(FilmDetails file)
    {
        var updated = Details.UpdatedWith(file.Cleaned());
        var overruled = Details.Differences(updated) & EditedFields;
        Correct(Details.With(updated, overruled));
        return overruled;
    }

    public void Correct(FilmDetails details)
    {
        var clean = details.Cleaned();
        if (clean.Problems().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(details));
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

    /// <summary>Derives the forms used for comparison and search.</summary>
    public void RefreshDerived()
    {
        TitleKey = SearchKey.Of(Title);
        SearchText = SearchKey.Of(string.Join(' ', [Title, OriginalTitle, .. Directors]));
    }

    /// <summary>Restores which fields editors of another site set, for a film that comes from there.</summary>
    public void TakeOver(EditableFilmFields editedFields) => EditedFields = editedFields;

    public void ShowPoster(string? file) => Poster = file;

    public void Move(string slug) => Slug = slug;

    public void Withdraw() => IsWithdrawn = true;

    /// <summary>Withdrawn by an editor: an import that lists it does not restore it.</summary>
    public void WithdrawByEditor()
    {
        Withdraw();
        EditedFields |= EditableFilmFields.IsWithdrawn;
    }

    /// <summary>Restored as it was, with the import that listed it, unless an editor withdrew it.</summary>
    public void Restore() => IsWithdrawn = IsWithdrawn && EditedFields.HasFlag(EditableFilmFields.IsWithdrawn);

    /// <summary>
    /// Restored by an import that lists it, unless an editor withdrew it. What imports said that are withdrawn is
    /// forgotten; an editor's values stay.
    /// </summary>
    public void RestoreFromFile()
    {
        var wasWithdrawn = IsWithdrawn;
        Restore();
        if (wasWithdrawn && !IsWithdrawn)
        {
            Correct(Details.With(FilmDetails.Of(Title, Year), EditedFields));
        }
    }

    /// <summary>Added again by an editor: its title counts as the editor's, so that no import takes it away.</summary>
    public void RestoreByEditor()
    {
        IsWithdrawn = false;
        EditedFields |= EditableFilmFields.Title;
    }

    /// <summary>It is the same as that other film; its address redirects there from now on.</summary>
    public void MergeInto(Film other)
    {
        Withdraw();
        MergedIntoId = other.Id;
    }

    public void Summarize(FilmSummary summary) => Summary = summary;
}
