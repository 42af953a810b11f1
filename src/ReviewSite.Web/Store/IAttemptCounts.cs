namespace ReviewSite.Web.Store;

/// <summary>Counts attempts on all nodes of a site together.</summary>
public interface IAttemptCounts
{
    /// <summary>Counts an attempt, unless there were already too many in its window.</summary>
    /// <param name="name">Who attempts what.</param>
    /// <param name="most">In a window.</param>
    /// <param name="window">From the first attempt on.</param>
    /// <returns><c>null</c> if the attempt was counted; else how long it is until the window ends.</returns>
    Task<TimeSpan?> TryAddAsync(string name, int most, TimeSpan window, CancellationToken cancellation);

    /// <summary>Takes back an attempt that was counted.</summary>
    Task RemoveAsync(string name);
}
