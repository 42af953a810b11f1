namespace ReviewSite.Web.Pages.Errors;

/// <summary>
/// What a form is about. Forms add it to the features of the request, for the error page if it was removed meanwhile.
/// </summary>
/// <param name="History">The address of the history where its removal can be reverted.</param>
public sealed record EditedItem(string Title, string History)
{
    /// <summary>Films are withdrawn, with a history that every editor sees; other things are removed.</summary>
    public bool IsFilm { get; init; }

    public string Removal => IsFilm ? "withdrawn" : "removed";
}
