namespace ReviewSite.Web.Pages.Admin.Films;

/// <param name="Theirs">What someone else saved meanwhile.</param>
public sealed record FilmForm(FilmInput Input, string Back, string Action, FilmInput? Theirs);
