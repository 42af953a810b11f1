namespace ReviewSite.Web.Store;

/// <summary>A server that follows the database and can only be read.</summary>
public interface IStandby
{
    /// <param name="version">The content version that the standby must have at least.</param>
    /// <returns> A context that stays on one connection. <c>null</c> if no standby can be reached, or has that version
    /// yet: then the database itself is to be read. </returns>
    Task<ReviewSiteDb?> TryOpenAsync(long version, CancellationToken cancellation);
}
