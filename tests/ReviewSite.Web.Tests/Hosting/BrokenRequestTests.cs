using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Api.Writing;

namespace ReviewSite.Web.Tests.Hosting;

public sealed class BrokenRequestTests
{
    private const string Matches = "/plex/library/metadata/matches";
    private const string Imports = "/api/v1/imports?film=pusher";

    /// <summary>Over a connection of its own, since a client library sends nothing that is broken.</summary>
    [Theory]
    [InlineData(Matches, "Content-Length: 70000\r\n\r\n{", 413)]
    [InlineData(Matches, "Transfer-Encoding: chunked\r\n\r\nzz\r\n{", 400)]
    [InlineData("/api/v1/films", "Transfer-Encoding: chunked\r\n\r\nzz\r\n{", 400)]
    [InlineData("/account/sign-in", "Transfer-Encoding: chunked\r\n\r\nzz\r\na", 400)]
    [InlineData("/account/sign-in", "Content-Length: 5000000\r\n\r\na", 413)]
    [InlineData("/api/v1/films", "Content-Length: 5000000\r\n\r\n{", 413)]
    public async Task A_broken_body_is_refused_and_is_no_error_in_the_log(string address, string rest, int expected)
    {
        using var site = new Site();
        using var stream = await SendAsync(site, address, rest);
        using var reader = new StreamReader(stream);

        Assert.StartsWith($"HTTP/1.1 {expected} ", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        AssertNoError(await site.StopAndReadLogAsync());
    }

    [Theory]
    [InlineData(Matches, true, 499)]
    [InlineData(Matches, false, 400)]
    [InlineData("/api/v1/films", true, 499)]
    [InlineData("/api/v1/films", false, 400)]
    [InlineData(Imports, true, 499)]
    [InlineData(Imports, false, 400)]
    [InlineData("/account/sign-in", true, 400)]
    [InlineData("/account/sign-in", false, 400)]
    public async Task A_client_that_leaves_while_it_sends_is_no_error_in_the_log(
        string address,
        bool isReset,
        int expected
    )
    {
        IOException fault = isReset
            ? new ConnectionResetException("The client has disconnected.")
            : new BadHttpRequestException("Unexpected end of request content.");
        using var site = new Site
        {
            Replace = services =>
                services.AddSingleton<IStartupFilter>(
                    new Around(before: context =>
                        context.Request.Body = address.StartsWith(context.Request.Path, StringComparison.Ordinal)
                            ? new LostStream(fault)
                            : context.Request.Body
                    )
                ),
        };
        using var content = new ByteArrayContent([1]);
        content.Headers.ContentType = new MediaTypeHeaderValue(TypeFor(address));
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await CreateTokenAsync(site));

        using var answer = await site.Client.SendAsync(request);

        Assert.Equal(expected, (int)answer.StatusCode);
        AssertNoError(await site.StopAndReadLogAsync());
    }

    private static async Task<NetworkStream> SendAsync(Site site, string address, string rest)
    {
        var port = FreePort.Find();
        site.Settings["urls"] = $"http://127.0.0.1:{port}";
        site.UseKestrel();
        site.StartServer();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", port);
        var stream = new NetworkStream(socket, ownsSocket: true);
        var request =
            $"POST {address} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {await CreateTokenAsync(site)}\r\n"
            + $"Content-Type: {TypeFor(address)}\r\nConnection: close\r\n{rest}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        return stream;
    }

    private static string TypeFor(string address) =>
        address switch
        {
            "/account/sign-in" => "application/x-www-form-urlencoded",
            Imports => "text/plain",
            _ => "application/json",
        };

    private static async Task<string?> CreateTokenAsync(Site site)
    {
        var owner = new Account { UserName = "ed@site.example", Email = "ed@site.example" };
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(owner);
        return await site
            .Services.GetRequiredService<ApiTokens>()
            .CreateAsync("Sync", owner.Id, ApiProgram.Everything, TimeSpan.FromDays(30), default);
    }

    private static void AssertNoError(string log)
    {
        Assert.DoesNotContain("\"Level\":\"Error\"", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", log, StringComparison.Ordinal);
    }

    /// <summary>What is left of the body of a client that has gone.</summary>
    private sealed class LostStream(IOException fault) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw fault;
    }
}
