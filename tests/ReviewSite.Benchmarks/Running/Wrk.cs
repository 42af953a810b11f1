using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewSite.Benchmarks;

/// <summary>Loads a server with requests as fast as it takes them: one thread, 16 connections.</summary>
internal static partial class Wrk
{
    private const string Compressed = "Accept-Encoding: br";

    /// <summary>
    /// A server whose rate rises by less than this from one load to the next is as quick as it gets: the runtime
    /// compiles anew, and better, what is used much.
    /// </summary>
    private const double Settled = 1.03;

    private const int MostWarmUps = 12;

    public static bool IsThere => Programs.IsThere("wrk");

    /// <summary>
    /// Requests per second of each server once it has warmed up, the median of several rounds in which they take turns.
    /// </summary>
    /// <param name="script">For wrk, in Lua; none where every request is the same.</param>
    public static async Task<double[]> CompareAsync(
        BenchmarkOptions options,
        string? script,
        params (ServerProcess Server, string Path)[] servers
    )
    {
        var rates = servers.Select(_ => new List<double>()).ToArray();
        foreach (var (server, path) in servers)
        {
            await WarmUpAsync(server, path, script, options.SecondsOfLoad);
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var (place, (server, path)) in servers.Index())
            {
                rates[place].Add(await RateAsync(server, path, script, options.SecondsOfLoad));
            }
        }

        return [.. rates.Select(r => r.Median())];
    }

    /// <summary>
    /// Requests per second of two servers loaded at the same time, together, and of the first one alone.
    /// </summary>
    public static async Task<double[]> CompareTogetherAsync(
        BenchmarkOptions options,
        string script,
        string path,
        ServerProcess first,
        ServerProcess second
    )
    {
        var (together, alone) = (new List<double>(), new List<double>());
        await WarmUpAsync(first, path, script, options.SecondsOfLoad);
        await WarmUpAsync(second, path, script, options.SecondsOfLoad);
        for (var round = 0; round < options.Rounds; round++)
        {
            alone.Add(await RateAsync(first, path, script, options.SecondsOfLoad));
            var rates = await Task.WhenAll(
                RateAsync(first, path, script, options.SecondsOfLoad),
                RateAsync(second, path, script, options.SecondsOfLoad)
            );
            together.Add(rates.Sum());
        }

        return [together.Median(), alone.Median()];
    }

    /// <summary>Asks for what a script says for some seconds; answers other than 2xx are no fault here.</summary>
    public static async Task<WrkResult> LoadAsync(ServerProcess server, string script, int connections, int seconds)
    {
        var job = (
            await Job.RunAsync(
                "wrk",
                "-t1",
                string.Create(CultureInfo.InvariantCulture, $"-c{connections}"),
                string.Create(CultureInfo.InvariantCulture, $"-d{seconds}"),
                "--latency",
                "-s",
                script,
                server.Address.AbsoluteUri
            )
        ).ThrowIfFailed();
        var p99 = P99Form().Match(job.Output);
        var unit = p99.Groups["unit"].Value switch
        {
            "us" => 0.001,
            "ms" => 1,
            "s" => 1000,
            _ => 60_000,
        };
        return new WrkResult(
            double.Parse(RateForm().Match(job.Output).Groups["rate"].Value, CultureInfo.InvariantCulture),
            TimeSpan.FromMilliseconds(unit * double.Parse(p99.Groups["time"].Value, CultureInfo.InvariantCulture))
        );
    }

    private static async Task WarmUpAsync(ServerProcess server, string path, string? script, int seconds)
    {
        var (before, rate) = (0.0, await RateAsync(server, path, script, seconds));
        for (var loads = 1; loads < MostWarmUps && rate > before * Settled; loads++)
        {
            (before, rate) = (rate, await RateAsync(server, path, script, seconds));
        }
    }

    private static async Task<double> RateAsync(ServerProcess server, string path, string? script, int seconds)
    {
        string[] with = script is null ? [] : ["-s", script];
        var job = (
            await Job.RunAsync(
                "wrk",
                [
                    "-t1",
                    "-c16",
                    string.Create(CultureInfo.InvariantCulture, $"-d{seconds}"),
                    "-H",
                    Compressed,
                    .. with,
                    new Uri(server.Address, path).AbsoluteUri,
                ]
            )
        ).ThrowIfFailed();
        if (
            job.Output.Contains("Non-2xx", StringComparison.Ordinal)
            || job.Output.Contains("Socket errors", StringComparison.Ordinal)
        )
        {
            throw new InvalidOperationException($"Not every request was answered well: {job.Output}");
        }

        return double.Parse(RateForm().Match(job.Output).Groups["rate"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"99%\s+(?<time>[0-9.]+)(?<unit>us|ms|s|m)", RegexOptions.ExplicitCapture)]
    private static partial Regex P99Form();

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[0-9.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex RateForm();
}

/// <summary>What one load came to.</summary>
/// <param name="Rate">Requests a second.</param>
internal sealed record WrkResult(double Rate, TimeSpan P99);
