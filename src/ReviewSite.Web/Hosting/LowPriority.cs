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

    /// <summary>The work may go on elsewhere, with the usual priority, after it has waited for something.</summary>
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

    /// <summary>.NET sets no priorities on Linux, where a thread may lower its own, and never raise it again.</summary>
    private static void Lower()
    {
        if (OperatingSystem.IsLinux())
        {
            // Refused by a strict sandbox, it runs as any other thread.
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
