using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Store.PostgreSql;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>How long a statement may take.</summary>
public sealed class CommandBudgetTests : IDisposable
{
    private readonly SeenTimeouts _seen = new();
    private readonly Site _first = Site.On(PostgreSqlServer.Shared);
    private readonly Site _site;

    public CommandBudgetTests()
    {
        _ = _first.Client;
        _site = _first.AnotherNode(services =>
            services.ConfigureDbContext<PostgreSqlDb>(options => options.AddInterceptors(_seen))
        );
        _ = _site.Client;
        _seen.Seconds.Clear();
    }

    public void Dispose()
    {
        _site.Dispose();
        _first.Dispose();
    }

    [PostgreSqlFact]
    public async Task A_change_of_many_rows_has_the_time_that_it_needs()
    {
        await _site
            .Services.GetRequiredService<UnitOfWork>()
            .ExecuteAsync(
                new StoreChange<int>(
                    Actor.CommandLine,
                    "Counted",
                    async db =>
                        await db.Reviews.ExecuteUpdateAsync(set => set.SetProperty(r => r.Position, r => r.Position))
                ),
                default
            );

        // After it, the new content version is read.
        Assert.Equal(CommandBudget.OfChange.TotalSeconds, _seen.Seconds[0]);
    }

    [PostgreSqlFact]
    public async Task A_page_has_no_more_than_its_own_time()
    {
        _ = await _site.PageAsync("/films/pusher");

        Assert.All(_seen.Seconds, seconds => Assert.InRange(seconds, 1, 10));
        Assert.NotEmpty(_seen.Seconds);
    }

    private sealed class SeenTimeouts : DbCommandInterceptor
    {
        public List<int> Seconds { get; } = [];

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            Add(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Add(command);
            return ValueTask.FromResult(result);
        }

        private void Add(DbCommand command)
        {
            lock (Seconds)
            {
                Seconds.Add(command.CommandTimeout);
            }
        }
    }
}
