using System.Runtime.InteropServices;

namespace ReviewSite.Web.Hosting;

/// <summary>
/// Runs work that may take a core for seconds on its own thread, with a low priority: it uses the core only while
/// nothing else needs it.
/// </summary>
internal static class LowPriority
{
    /// <summary>About a tenth of the share of an ordinary thread if both want the same core.</summary>
    private const int Niceness = 10;

    /// <summary>PRIO_PROCESS, which on Linux can address a single thread; 0 means the calling one.</summary>
    private const int OfProcess = 0;
    private const uint Caller = 0;

    /// <summary>
    /// After waiting for something, the work may continue on another thread, with the usual priority.
    /// </summary>
    public static Task RunAsync(Func<Task> work) =>
        Task
            .Factory.StartNew(
                () =>
                {
                    Lower();
                    return work();
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default
            )
            .Unwrap();

    /// <summary>
    /// .NET does not set priorities on Linux, where a thread may lower its own, but never raise it again.
    /// </summary>
    private static void Lower()
    {
        if (OperatingSystem.IsLinux())
        {
            // If a strict sandbox refuses this, it runs like any other thread.
            _ = SetPriority(OfProcess, Caller, Niceness);
        }
        else
        {
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int niceness);
}
