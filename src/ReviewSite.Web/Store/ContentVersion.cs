namespace ReviewSite.Web.Store;

/// <summary>
/// How often what the site shows has changed. Whoever keeps a page keeps it for the generation read before making it.
/// This process' own changes are known at once, those of another, such as an import beside the server, within
/// <see cref="BetweenLooks"/>.
/// </summary>
public sealed class ContentVersion(IContentChanges changes, TimeProvider time)
{
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly Lock _looking = new();
    private long _lastLook = -1;
    private long _current;

    public long Current
    {
        get
        {
            if (_lastLook < 0 || time.GetElapsedTime(Interlocked.Read(ref _lastLook)) > BetweenLooks)
            {
                Look();
            }

            return Interlocked.Read(ref _current);
        }
    }

    /// <summary>Called after a commit, before the change is reported as saved.</summary>
    public void Raise(long generation)
    {
        lock (_looking)
        {
            _current = Math.Max(_current, generation);
        }
    }

    private void Look()
    {
        lock (_looking)
        {
            if (changes.Read() is { } generation)
            {
                _current = Math.Max(_current, generation);
            }

            Interlocked.Exchange(ref _lastLook, time.GetTimestamp());
        }
    }
}
