using System.Runtime.InteropServices;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Benchmarks;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const string Processors = "/proc/cpuinfo";

    public static string Description()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return $"{Processor()}, {Environment.ProcessorCount} cores, {memory:0} GB of memory, "
            + $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, SQLite "
            + $"{SqliteLibrary.Load()}";
    }

    private static string Processor() =>
        (File.Exists(Processors) ? File.ReadLines(Processors) : [])
            .Where(l => l.StartsWith("model name", StringComparison.Ordinal))
            .Select(l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
            .FirstOrDefault()
        ?? RuntimeInformation.ProcessArchitecture.ToString();
}
