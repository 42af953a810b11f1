using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReviewSite.Web.Data;

/// <summary>
/// Takes the store's lock for whatever is saved outside of <see cref="WriteDoor"/>, which holds it already: accounts, which the framework's
/// own classes save. So nobody can forget it.
/// </summary>
internal sealed class OneWriter(StoreLock storeLock) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, IDisposable> _held = [];

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } db)
        {
            _held.Add(db, await storeLock.TakeAsync(cancellationToken));
        }

        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Release(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Release(eventData.Context);
        return Task.CompletedTask;
    }

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Release(eventData.Context);
        return Task.CompletedTask;
    }

    private void Release(DbContext? db)
    {
        if (db is not null && _held.TryGetValue(db, out var held))
        {
            _held.Remove(db);
            held.Dispose();
        }
    }
}
