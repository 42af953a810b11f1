namespace ReviewSite.Domain.Polls;

/// <summary>How critics' lists are added up.</summary>
public enum PollRule
{
    /// <summary>The number of lists that a film is on, ranked or not.</summary>
    Share,

    /// <summary>Three points for a first place, two for a second, one for a third.</summary>
    Points,

    /// <summary>
    /// A point for the last place of a list, and one more for each place above it, so that a first place of ten is ten
    /// points.
    /// </summary>
    Borda,
}
