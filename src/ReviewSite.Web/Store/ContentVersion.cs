namespace ReviewSite.Web.Store;

/// <summary>
/// How often what the site shows has changed. A page is cached under the version that was read before it was rendered.
/// Changes by this process are known at once, those by another, such as an import beside the server, within
/// <see cref="BetweenLooks"/>.
/// </summary>
public sealed class ContentVersion(IContentChanges changes, TimeProvider time)
{
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private static readonly AsyncLocal<long?> _held = new();

    private readonly Lock _looking = new();
    private long _lastLook = -1;
    private long _current;

    public long Current => _held.Value ?? Latest;

    private long Latest
    {
        get
        {
            if (
                Interlocked.Read(ref _lastLook) < 0
                || time.GetElapsedTime(Interlocked.Read(ref _lastLook)) > BetweenLooks
            )
            {
                Look();
            }

            return Interlocked.Read(ref _current);
        }
    }

    /// <summary>
    /// Leaves the version as it is from here on in this flow of control, which reads from a server that has this
    /// version but perhaps none of those that follow. What is cached meanwhile is cached for this one.
    /// </summary>
    public long Hold()
    {
        var version = Latest;
        _held.Value = version;
        return version;
    }

    /// <summary>Called after a commit, before the change is reported as saved.</summary>
    public void Raise(long version)
    {
        var current = Interlocked.Read(ref _current);
        while (version > current)
        {
            current = Interlocked.CompareExchange(ref _current, version, current);
        }
    }

    /// <summary>
    /// One caller checks the database; the others use the version that is known, however long the database takes. Until
    /// the database has answered for the first time, everybody waits.
    /// </summary>
    private void Look()
    {
        if (!_looking.TryEnter(Interlocked.Read(ref _lastLook) < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero))
        {
            return;
        }

        try
        {
            if (changes.Read() is { } version)
            {
                Raise(version);
            }

            Interlocked.Exchange(ref _lastLook, time.GetTimestamp());
        }
        finally
        {
            _looking.Exit();
        }
    }
}

/// <summary>How a program learns that another one has changed the store.</summary>
public interface IContentChanges
{
    /// <returns>The version of the content; <c>null</c> if it is known not to have changed since the last call, or if
    /// the database does not answer.</returns>
    long? Read();
}
