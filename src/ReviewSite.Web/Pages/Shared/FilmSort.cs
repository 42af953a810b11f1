namespace ReviewSite.Web.Pages.Shared;

/// <summary>An order of films; what lacks the thing sorted by comes last.</summary>
public sealed record FilmSort(string Key, string Label)
{
    public static readonly FilmSort Title = new("title", "Title");
    public static readonly FilmSort Best = new("best", "Best");
    public static readonly FilmSort Score = new("score", "Score");
    public static readonly FilmSort MostReviewed = new("reviews", "Most critics");
    public static readonly FilmSort Divisive = new("divisive", "Most divisive");
    public static readonly FilmSort Newest = new("year", "Newest");

    /// <summary>In which they were added; only in the API.</summary>
    public static readonly FilmSort Added = new("added", "Added");

    /// <summary>Only for films with a rank; no list of all films has this order.</summary>
    public static readonly FilmSort Worst = new("worst", "Lowest ranked");

    public static IReadOnlyDictionary<string, FilmSort> All { get; } =
        new[] { Title, Best, Score, MostReviewed, Divisive, Newest }.ToDictionary(s => s.Key);
}
