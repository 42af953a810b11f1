using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ReviewSite.Web.Accounts;

/// <summary>
/// Limits failed attempts to sign in, or to use a token, from one network: <see cref="MostFailures"/> in
/// <see cref="Window"/>. An attempt counts until it succeeds, so that attempts at the same moment count too; a request
/// without a valid form token never gets here.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    public const int MostFailures = 20;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Before expired entries are removed.</summary>
    private const int MostNetworks = 10_000;

    private readonly ConcurrentDictionary<string, Failures> _networks = new();

    /// <returns>None where the attempt may go on; else how long to wait for the next.</returns>
    public TimeSpan? Begin(HttpContext context)
    {
        var now = time.GetUtcNow();
        if (_networks.Count > MostNetworks)
        {
            foreach (var (network, old) in _networks.Where(n => n.Value.IsOver(now)))
            {
                _networks.TryRemove(KeyValuePair.Create(network, old));
            }
        }

        var failures = _networks.AddOrUpdate(
            NetworkOf(context.Connection.RemoteIpAddress),
            _ => new Failures(now),
            (_, known) => known.IsOver(now) ? new Failures(now) : known
        );
        return failures.TryAdd() ? null : failures.Start + Window - now;
    }

    public void Succeeded(HttpContext context)
    {
        if (_networks.TryGetValue(NetworkOf(context.Connection.RemoteIpAddress), out var failures))
        {
            failures.Remove();
        }
    }

    /// <summary>An address, or of IPv6 the network of 64 bits, which is one customer's.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        const int NetworkBytes = 8;
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, NetworkBytes))
            : plain?.ToString() ?? "here";
    }

    private sealed class Failures(DateTimeOffset start)
    {
        private int _count;

        public DateTimeOffset Start => start;

        public bool IsOver(DateTimeOffset now) => now - start >= Window;

        public bool TryAdd()
        {
            if (Interlocked.Increment(ref _count) <= MostFailures)
            {
                return true;
            }

            Interlocked.Decrement(ref _count);
            return false;
        }

        public void Remove() => Interlocked.Decrement(ref _count);
    }
}
