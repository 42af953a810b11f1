using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// Lets no statement of a request take longer than what is left of the request's budget. A statement of a change may
/// be about a million reviews, and has the time for them; Npgsql gives it 30 seconds.
/// </summary>
internal sealed class CommandBudget : DbCommandInterceptor
{
    /// <summary>Not without an end, since a connection can be lost without a word.</summary>
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
