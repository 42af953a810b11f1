namespace ReviewSite.Web.Store;

/// <summary>
/// The limit for the reads of one request. SQLite asks every <see cref="StepsBetweenChecks"/> steps of its virtual
/// machine whether to go on; a statement that may not continue ends with SQLITE_INTERRUPT. Work without a budget, such
/// as an import, is never interrupted.
/// </summary>
public sealed class ReadBudget(TimeProvider time, TimeSpan? most, CancellationToken abandoned)
{
    public const int StepsBetweenChecks = 1_000;

    /// <summary>Flows with the request, to the thread that runs its statements.</summary>
    private static readonly AsyncLocal<ReadBudget?> _current = new();

    private readonly long _start = time.GetTimestamp();
    private long _checks;

    public static ReadBudget? Current => _current.Value;

    /// <summary>
    /// Steps of SQLite's virtual machine so far, to the nearest check; the work itself, whatever the machine.
    /// </summary>
    public long Steps => Interlocked.Read(ref _checks) * StepsBetweenChecks;

    /// <summary>How much time is left; <c>null</c> if there is no limit.</summary>
    public TimeSpan? Left => most - time.GetElapsedTime(_start);

    /// <summary>Whether it was used up, and the client did not just disconnect.</summary>
    public bool IsExceeded => most is { } limit && time.GetElapsedTime(_start) > limit;

    /// <summary>From here on in this flow of control.</summary>
    public static void Use(ReadBudget budget) => _current.Value = budget;

    /// <summary>Starts work that goes on after the request that begins it, without the limit of that request.</summary>
    public static Task<T> StartWithout<T>(Func<Task<T>> work)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(work);
        }
    }

    /// <inheritdoc cref="StartWithout{T}"/>
    public static Task StartWithout(Func<Task> work)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(work);
        }
    }

    /// <summary>Called by SQLite, on the thread that runs the statement.</summary>
    /// <returns>Whether the statement has to end.</returns>
    internal static bool Check()
    {
        if (Current is not { } budget)
        {
            return false;
        }

        Interlocked.Increment(ref budget._checks);
        return budget.IsOver();
    }

    private bool IsOver() => abandoned.IsCancellationRequested || IsExceeded;
}
