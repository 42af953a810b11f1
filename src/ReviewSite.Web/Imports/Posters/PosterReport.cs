namespace ReviewSite.Web.Imports.Posters;

/// <summary>The outcome for each picture.</summary>
/// <param name="Source">The name of the folder, the ZIP or the file.</param>
/// <param name="Entry">The number in the history, to undo it; <c>null</c> if nothing changed.</param>
public sealed record PosterReport(string Source, bool IsDryRun, IReadOnlyList<PosterResult> Results, int? Entry)
{
    /// <summary>How many films get a new poster.</summary>
    public int Shown => Results.Count(r => r.IsShown);

    public int Kept => Results.Count(r => r.Outcome == PosterOutcome.Kept);

    public int Unused => Results.Count - Shown - Kept;
}

/// <param name="File">The picture, as the source names it.</param>
/// <param name="Film">The slug of the film that it shows; <c>null</c> if that is not known.</param>
/// <param name="Problem">Why it was not used; <c>null</c> if it was.</param>
public sealed record PosterResult(string File, PosterOutcome Outcome, string? Film, string? Problem)
{
    public bool IsShown => Outcome is PosterOutcome.Added or PosterOutcome.Replaced;
}

public enum PosterOutcome
{
    Added,
    Replaced,

    /// <summary>The film already has a poster, and keeps it.</summary>
    Kept,
    NoFilm,
    SeveralFilms,

    /// <summary>Another picture of the source shows the same film.</summary>
    SameFilm,

    /// <summary>There is a table, and it does not name the picture.</summary>
    NotInTable,
    NotAPicture,

    /// <summary>The table names it, but it does not exist.</summary>
    Missing,
}
