using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>A database with a standby, which takes its place.</summary>
public sealed class FailoverTests
{
    [PostgreSqlFact]
    public async Task After_the_standby_is_promoted_all_that_was_saved_is_there_and_saving_works_again()
    {
        using var first = PostgreSqlServer.Start();
        var database = first.Create(isMigrated: true);
        using var standby = first.StartStandby();

        // The one that cannot be written to is asked first.
        var both = new NpgsqlConnectionStringBuilder(database)
        {
            Host = $"{PgBouncer.AddressOf(standby)},{PgBouncer.AddressOf(first)}",
            HostRecheckSeconds = 0,
            NoResetOnClose = PgBouncer.IsWanted,
        };
        using var site = Site.At(both.ConnectionString);
        using var editor = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");
        var form = await editor.GetAsync(ReviewForm.Address);
        var before = await ReviewForm.SubmitAsync(editor, form, "Before.");

        first.Crash();
        var meanwhile = await ReviewForm.SubmitAsync(editor, form, "Afterwards.");
        standby.Promote();
        var afterwards = await ReviewForm.SubmitAsync(editor, form, "Afterwards.");

        // So that it can be stopped in order.
        first.Restart();
        Assert.Equal(
            (HttpStatusCode.Redirect, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Redirect),
            (before.Status, meanwhile.Status, afterwards.Status)
        );
        Assert.Equal(13, await site.ReadAsync(db => db.Reviews.CountAsync()));
    }
}
