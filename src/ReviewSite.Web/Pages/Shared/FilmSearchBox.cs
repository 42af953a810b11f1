namespace ReviewSite.Web.Pages.Shared;

/// <param name="Id">Of the field; a page may have two boxes.</param>
/// <param name="Words">What was searched for, as typed.</param>
public sealed record FilmSearchBox(string Id, string? Words)
{
    public const int LongestWords = 200;
}
