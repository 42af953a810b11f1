using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// Limits each statement of a request to the rest of the request's budget. A statement that changes data may affect a
/// million reviews, and gets more than the 30 seconds that Npgsql allows.
/// </summary>
internal sealed class CommandBudget : DbCommandInterceptor
{
    /// <summary>Not unlimited, because a connection can be lost without notice.</summary>
    public static readonly TimeSpan OfChange = TimeSpan.FromHours(1);

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
        else if (eventData.Context?.Database.CurrentTransaction is not null)
        {
            result.CommandTimeout = (int)OfChange.TotalSeconds;
        }

        return result;
    }
}
