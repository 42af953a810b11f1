namespace ReviewSite.Domain.Films;

/// <summary>
/// The fields of a film that an editor can set. The store and exports have their names, so a member is not renamed.
/// </summary>
[Flags]
public enum EditableFilmFields
{
    None = 0,
    Title = 1 << 0,
    Year = 1 << 1,
    Directors = 1 << 2,
    Countries = 1 << 3,
    Languages = 1 << 4,
    RuntimeMinutes = 1 << 5,
    OriginalTitle = 1 << 6,
    Genres = 1 << 7,
    Synopsis = 1 << 8,
    ImdbId = 1 << 9,

    /// <summary>Whether it is removed from the site.</summary>
    IsWithdrawn = 1 << 10,
}
