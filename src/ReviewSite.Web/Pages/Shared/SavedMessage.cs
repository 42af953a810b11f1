namespace ReviewSite.Web.Pages.Shared;

/// <summary>The message about what was done, at the top of the next page.</summary>
internal static class SavedMessage
{
    /// <summary>Its place in the page's temporary data.</summary>
    public const string Key = "Saved";

    /// <summary>The place of the number of the change in the history that can be undone.</summary>
    public const string UndoKey = "SavedEntry";
}
