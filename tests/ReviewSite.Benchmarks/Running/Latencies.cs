using System.Diagnostics;

namespace ReviewSite.Benchmarks;

/// <summary>How long single requests take, one after the other over one connection.</summary>
internal static class Latencies
{
    /// <summary>In milliseconds, to the last byte.</summary>
    public static async Task<List<double>> OfAsync(ServerProcess server, IEnumerable<string> addresses)
    {
        var taken = new List<double>();
        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            request.Headers.Add("Accept-Encoding", "br");
            var start = Stopwatch.GetTimestamp();
            using var answer = await server.Client.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{address} was answered with {(int)answer.StatusCode}.");
            }
        }

        return taken;
    }
}
