using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Store;

/// <summary>Which database a request works with: the site's, unless it was given a standby to read from.</summary>
public sealed class RequestDb(IDbContextFactory<ReviewSiteDb> dbs)
{
    private ReviewSiteDb? _standby;

    /// <summary>
    /// Before the request asks for its context. From then on the context is the request's to dispose.
    /// </summary>
    public void ReadFrom(ReviewSiteDb standby) => _standby = standby;

    internal ReviewSiteDb Open() => _standby ?? dbs.CreateDbContext();
}
