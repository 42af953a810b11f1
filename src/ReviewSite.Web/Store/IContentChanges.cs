namespace ReviewSite.Web.Store;

/// <summary>How a program learns that another one has changed the store.</summary>
public interface IContentChanges
{
    /// <returns>The generation of the content; none where it is known not to have changed since it was asked last, or
    /// where the database does not answer.</returns>
    long? Read();
}
