using System.Net;
using System.Net.Sockets;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Accounts;

/// <summary>
/// Limits failed attempts to sign in, or to use a token, from one network: <see cref="MostFailures"/> in
/// <see cref="Window"/>. An attempt counts until it succeeds, so that attempts at the same moment count too; a request
/// without a valid form token never gets here.
/// </summary>
public sealed class SignInThrottle(IAttemptCounts counts)
{
    public const int MostFailures = 20;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <param name="kind">The kind of attempt; each has its own count.</param>
    /// <returns><c>null</c> if the attempt may go on; else how long to wait for the next.</returns>
    public Task<TimeSpan?> BeginAsync(string kind, HttpContext context) =>
        counts.TryAddAsync(NameOf(kind, context), MostFailures, Window, context.RequestAborted);

    public Task SucceededAsync(string kind, HttpContext context) => counts.RemoveAsync(NameOf(kind, context));

    /// <summary>An IPv4 address, or the 64-bit network of an IPv6 address, which belongs to one customer.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        const int NetworkBytes = 8;
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, NetworkBytes))
            : plain?.ToString() ?? "here";
    }

    private static string NameOf(string kind, HttpContext context) =>
        $"{kind} {NetworkOf(context.Connection.RemoteIpAddress)}";
}
