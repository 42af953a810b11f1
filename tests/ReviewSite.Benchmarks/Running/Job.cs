using System.Diagnostics;
using System.Globalization;

namespace ReviewSite.Benchmarks;

/// <summary>A process that does its work and ends.</summary>
/// <param name="PeakMegabytes">The most memory that it held at once, as the system counts it.</param>
internal sealed record Job(int ExitCode, string Output, string Error, TimeSpan Took, double PeakMegabytes)
{
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(50);

    public static async Task<Job> RunAsync(string program, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        using var ending = new Ending(process);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0.0;
        var end = process.WaitForExitAsync();
        while (await Task.WhenAny(end, Task.Delay(_betweenLooks)) != end)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
        }

        return new Job(process.ExitCode, await output, await error, clock.Elapsed, peak);
    }

    public Job ThrowIfFailed() =>
        ExitCode == 0
            ? this
            : throw new InvalidOperationException($"A process that was needed ended with {ExitCode}: {Error}{Output}");

    /// <summary>The kernel's own high-water mark, so that no peak between two looks is missed.</summary>
    private static double PeakOf(int process)
    {
        const string Mark = "VmHWM:";
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(l => l.StartsWith(Mark, StringComparison.Ordinal));
            return line is null
                ? 0
                : double.Parse(
                    line[Mark.Length..].Replace("kB", "", StringComparison.Ordinal),
                    NumberStyles.Any,
                    CultureInfo.InvariantCulture
                ) / 1024;
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }
}

/// <summary>
/// Kills a process, with those it started, when whoever needed it is done or has failed, or when this program is told
/// to end.
/// </summary>
internal sealed class Ending : IDisposable
{
    private readonly Process _process;

    public Ending(Process process)
    {
        _process = process;
        AppDomain.CurrentDomain.ProcessExit += Kill;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        Kill(this, EventArgs.Empty);
    }

    private void Kill(object? sender, EventArgs e)
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }
}
