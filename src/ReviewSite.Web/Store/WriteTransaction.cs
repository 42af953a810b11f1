using Microsoft.EntityFrameworkCore.Storage;

namespace ReviewSite.Web.Store;

/// <summary>
/// A transaction under the write lock, from <see cref="ReviewSiteDb.BeginWriteAsync"/>. Disposing of it undoes what was
/// not committed.
/// </summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    private readonly IDisposable _held;
    private readonly IDbContextTransaction _transaction;

    private readonly StoreHealth _health;

    internal WriteTransaction(IDisposable held, IDbContextTransaction transaction, StoreHealth health) =>
        (_held, _transaction, _health) = (held, transaction, health);

    public async Task CommitAsync(CancellationToken cancellation)
    {
        try
        {
            await _transaction.CommitAsync(cancellation);
            _health.Saved();
        }
        catch (Exception e)
        {
            _health.Failed(e);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync();
        }
        finally
        {
            _held.Dispose();
        }
    }
}
