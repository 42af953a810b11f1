namespace ReviewSite.Web.Pages.Shared.Writers;

/// <summary>A critic or a publication in a list.</summary>
public sealed record WriterCard(string Slug, string Name, int Reviews);

/// <summary>A list of critics or publications.</summary>
/// <param name="Kind">"critics" or "publications", as in the address.</param>
/// <param name="Words">What was searched for, as typed.</param>
public sealed record WriterList(string Kind, string? Words, IReadOnlyCollection<string> Errors, IReadOnlyList<WriterCard> Writers, Pager Pager);

/// <summary>The page of a critic or a publication.</summary>
/// <param name="Kind">"Critic" or "Publication".</param>
/// <param name="Note">What else is known.</param>
public sealed record WriterPage(string Kind, string Name, string? Note, WriterFigures Figures, IReadOnlyList<WriterReview> Reviews, Pager Pager, IReadOnlyCollection<string> Errors);
