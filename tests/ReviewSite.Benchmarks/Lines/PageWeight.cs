using System.Text.RegularExpressions;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>
/// What a first visit to a film's page brings over the wire: the page and every file that it names but a poster, with
/// their headers.
/// </summary>
internal static partial class PageWeight
{
    private const double TargetKilobytes = 20;

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext workplace)
    {
        using var site = await workplace.StartSiteAsync(workplace.Seed);
        var html = System.Text.Encoding.UTF8.GetString(
            (await PageCopy.OfAsync(site, CachedFilmPage.Address, encoding: null)).Body
        );
        var files = FileForm()
            .Matches(html)
            .Select(m => m.Groups["file"].Value)
            .Where(f => !f.StartsWith("/posters/", StringComparison.Ordinal))
            .Distinct();
        var weights = new List<(string File, long Bytes)>();
        foreach (var file in files.Prepend(CachedFilmPage.Address))
        {
            weights.Add((file, await WeightAsync(site, file)));
        }

        return
        [
            Line.AtMost(
                "Film page, first visit",
                TargetKilobytes,
                weights.Sum(w => w.Bytes) / 1024.0,
                string.Join(", ", weights.Select(w => $"{Path.GetFileName(w.File)} {Figures.Whole(w.Bytes)} bytes"))
                    + "; br, with headers",
                "KB"
            ),
        ];
    }

    private static async Task<long> WeightAsync(ServerProcess site, string file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(file, UriKind.Relative));
        request.Headers.Add("Accept-Encoding", "br, gzip");
        using var answer = (await site.Client.SendAsync(request)).EnsureSuccessStatusCode();
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .SelectMany(h => h.Value.Select(v => $"{h.Key}: {v}\r\n"))
            .Sum(l => l.Length);
        return headers + (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    [GeneratedRegex(
        "<(?:link rel=\"(?:stylesheet|icon)\"[^>]*? href|link href|script[^>]*? src|img[^>]*? "
            + "src)=\"(?<file>/[^\"]+)\"",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex FileForm();
}
