using System.Text.Json;

namespace ReviewSite.Benchmarks;

/// <summary>A page as a server sent it, so that another can send the same bytes.</summary>
/// <param name="Headers">What the page itself was sent with; not what every answer has.</param>
internal sealed record PageCopy(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private static readonly string[] _ofThePage = ["Content-Type", "Content-Encoding", "ETag", "Cache-Control", "Vary"];

    public static async Task<PageCopy> OfAsync(ServerProcess server, string path, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (encoding is not null)
        {
            request.Headers.Add("Accept-Encoding", encoding);
        }

        using var answer = (await server.Client.SendAsync(request)).EnsureSuccessStatusCode();
        var all = answer
            .Headers.Concat(answer.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new PageCopy(
            _ofThePage.Where(all.ContainsKey).ToDictionary(h => h, h => all[h]),
            await answer.Content.ReadAsByteArrayAsync()
        );
    }

    public static PageCopy Read(string file) => JsonSerializer.Deserialize<PageCopy>(File.ReadAllText(file))!;

    public string WriteTo(string file)
    {
        File.WriteAllText(file, JsonSerializer.Serialize(this));
        return file;
    }
}
