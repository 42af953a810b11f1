using System.Diagnostics;

namespace ReviewSite.Web.Data;

/// <summary>
/// One writer at a time, over all processes: a lock file that the operating system gives up when its holder dies, however it dies.
/// The file itself stays; its being there means nothing.
/// </summary>
public sealed class StoreLock(DataFolder folder) : IDisposable
{
    /// <summary>How long a writer waits for the one before it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _betweenTries = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim _inProcess = new(1, 1);

    /// <exception cref="StoreBusyException">Another writer held it for longer than <see cref="Patience"/>.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellation = default)
    {
        var waited = Stopwatch.StartNew();
        if (!await _inProcess.WaitAsync(Patience, cancellation))
        {
            throw new StoreBusyException();
        }

        try
        {
            while (true)
            {
                if (TryOpen() is { } file)
                {
                    return new Holding(this, file);
                }

                if (waited.Elapsed > Patience)
                {
                    throw new StoreBusyException();
                }

                await Task.Delay(_betweenTries, cancellation);
            }
        }
        catch
        {
            _inProcess.Release();
            throw;
        }
    }

    public void Dispose() => _inProcess.Dispose();

    private FileStream? TryOpen()
    {
        try
        {
            return new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(folder.LockFile))
        {
            return null;
        }
    }

    private sealed class Holding(StoreLock owner, FileStream file) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            owner._inProcess.Release();
        }
    }
}

/// <summary>The store was being written to for so long that this change was not made. Nothing was lost but the attempt.</summary>
public sealed class StoreBusyException(Exception? innerException = null)
    : Exception("Someone else is writing to the store; try again in a moment.", innerException);
