using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>Lets no statement of a request take longer than what is left of the request's budget.</summary>
internal sealed class CommandBudget : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (ReadBudget.Current?.IsExceeded == true)
        {
            throw new NpgsqlException("The time of this request is used up.", new TimeoutException());
        }

        if (ReadBudget.Current?.Left is { } left)
        {
            result.CommandTimeout = Math.Max(1, (int)Math.Ceiling(left.TotalSeconds));
        }

        return result;
    }
}
