using System.Text.Json.Nodes;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>
/// What Lighthouse finds on a film's page, on a phone and on a desk; the worst of its four categories counts.
/// </summary>
internal static class Lighthouse
{
    private const int Target = 100;
    private const string What = "Lighthouse, the worst of four categories";
    private const string Version = "lighthouse@12";

    private static readonly string[] _forms = ["--form-factor=mobile", "--preset=desktop"];

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext workplace)
    {
        var chromium = Environment.GetEnvironmentVariable("CHROME_PATH") ?? "/usr/bin/chromium";
        if (!Programs.IsThere("npx") || !File.Exists(chromium))
        {
            return
            [
                Line.NotMeasured(
                    What,
                    $"{Target}",
                    $"it needs Chromium (or its place in CHROME_PATH) and Node, for npx {Version}"
                ),
            ];
        }

        Environment.SetEnvironmentVariable("CHROME_PATH", chromium);
        using var site = await workplace.StartSiteAsync(workplace.Seed);
        var found = new List<(string Category, int Score)>();
        foreach (var form in _forms)
        {
            found.AddRange(
                await ScoresAsync(new Uri(site.Address, CachedFilmPage.Address), form, workplace.In("lighthouse.json"))
            );
        }

        var told = string.Join(
            ", ",
            found.GroupBy(f => f.Category, f => f.Score).Select(c => $"{c.Key} {string.Join(" and ", c)}")
        );
        return [Line.Of(What, Target, found.Min(f => f.Score), $"{told}, on a phone and on a desk; {Version}")];
    }

    private static async Task<IEnumerable<(string Category, int Score)>> ScoresAsync(
        Uri page,
        string form,
        string report
    )
    {
        (
            await Job.RunAsync(
                "npx",
                "--yes",
                Version,
                page.AbsoluteUri,
                form,
                "--quiet",
                "--output=json",
                $"--output-path={report}",
                "--chrome-flags=--headless=new --no-sandbox"
            )
        ).ThrowIfFailed();
        var categories = JsonNode.Parse(await File.ReadAllTextAsync(report))!["categories"]!.AsObject();
        return categories.Select(c => (c.Key, (int)Math.Round(100 * c.Value!["score"]!.GetValue<double>()))).ToList();
    }
}
