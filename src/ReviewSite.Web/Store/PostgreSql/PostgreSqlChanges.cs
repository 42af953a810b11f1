using System.Data.Common;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// Asks for the content version, which the change itself raised in its own transaction. While the database does not
/// answer, what is cached is served as it is.
/// </summary>
internal sealed class PostgreSqlChanges(PostgreSqlAddress address) : IContentChanges
{
    private const int LongestSeconds = 5;

    public long? Read()
    {
        try
        {
            return (long?)
                address.Ask($"SELECT generation FROM storestate WHERE id = {StoreState.OnlyId}", LongestSeconds);
        }
        catch (DbException)
        {
            return null;
        }
    }
}
