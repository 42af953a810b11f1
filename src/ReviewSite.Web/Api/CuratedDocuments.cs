using ReviewSite.Domain.Polls;

namespace ReviewSite.Web.Api;

/// <summary>A collection in a list.</summary>
/// <param name="Films">How many of its films are on the site.</param>
public sealed record CollectionEntry(string Slug, string Title, string? Description, int Films, string Url);

public sealed record CollectionDocument(
    string Slug,
    string Title,
    string? Description,
    string Url,
    IReadOnlyList<SectionDocument> Sections
);

/// <param name="Title"><c>null</c> for films before the first heading.</param>
/// <param name="Films">The films, in their order.</param>
public sealed record SectionDocument(string? Title, IReadOnlyList<FilmEntry> Films);

/// <summary>A poll in a list.</summary>
/// <param name="Lists">How many critics' lists it has.</param>
public sealed record PollEntry(string Slug, string Title, string? Description, int Lists, string Url);

/// <summary>Critics' lists, and their result by a rule.</summary>
/// <param name="ListCount">How many lists there are.</param>
/// <param name="Counted">How many of them the rule counts.</param>
/// <param name="Standings">The highest first.</param>
public sealed record PollDocument(
    string Slug,
    string Title,
    string? Description,
    string Url,
    [property: OneOf(typeof(PollRule))] string Rule,
    int ListCount,
    int Counted,
    IReadOnlyList<StandingDocument> Standings,
    IReadOnlyList<BallotDocument> Lists
);

/// <param name="Place">From 1, shared by films with the same points; <c>null</c> without points.</param>
/// <param name="Points">The points by the rule; <c>null</c> if the film is only on lists that the rule does not
/// count.</param>
/// <param name="Lists">How many lists the film is on.</param>
public sealed record StandingDocument(int? Place, FilmReference Film, decimal? Points, int Lists);

/// <param name="By">The critic, with or without a publication.</param>
/// <param name="Critic">The slug of the critic; <c>null</c> without a review on the site. Several lists of one critic
/// all count.</param>
public sealed record BallotDocument(string By, string? Critic, IReadOnlyList<BallotFilm> Films);

/// <param name="Rank">None in a list without an order.</param>
public sealed record BallotFilm(int? Rank, FilmReference Film);
