namespace ReviewSite.Web.Store;

/// <summary>
/// Runs one operation at a time for each key. Some keys share a lock, so that the number of locks stays fixed.
/// </summary>
public sealed class KeyedTurns : IDisposable
{
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <returns>Disposing of it ends the turn.</returns>
    public async Task<IDisposable> WaitAsync(string key, CancellationToken cancellation)
    {
        var turn = _turns[(uint)key.GetHashCode(StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    public void Dispose()
    {
        foreach (var turn in _turns)
        {
            turn.Dispose();
        }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
