namespace ReviewSite.Web.Pages.Admin.Films;

/// <summary>The form of a film, and the text around it.</summary>
public sealed record FilmForm(FilmInput Input, string Back, string Action)
{
    /// <summary>What someone else saved meanwhile.</summary>
    public FormMerge? Merge { get; init; }

    /// <summary>
    /// Films that already have this title; the form is saved only if the editor confirms that it is a different film.
    /// </summary>
    public IReadOnlyList<FilmLink> SameTitle { get; init; } = [];

    /// <summary>What another film has that this one would take.</summary>
    public FilmOutcome.Taken? Taken { get; init; }

    /// <summary>Films of the title as far as it is typed; <c>null</c> if that is not looked up.</summary>
    public IReadOnlyList<FilmLink>? OfTitle { get; init; }
}
