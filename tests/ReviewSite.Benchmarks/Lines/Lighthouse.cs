using System.Text.Json.Nodes;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>
/// What Lighthouse finds on a film's page, on a phone and on a desktop; the worst of its four categories counts.
/// </summary>
internal static class Lighthouse
{
    private const int Target = 100;
    private const string What = "Lighthouse, the worst of four categories";
    private const string Version = "lighthouse@12";

    /// <summary>Now and then Chromium records no trace, above all on a busy machine.</summary>
    private const int Attempts = 3;

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
            var page = new Uri(site.Address, CachedFilmPage.Address);
            var report = workplace.In("lighthouse.json");
            if (await FailureAsync(page, form, report) is { } failure)
            {
                return [Line.NotMeasured(What, $"{Target}", failure)];
            }

            found.AddRange(await ScoresAsync(report));
        }

        var scores = string.Join(
            ", ",
            found.GroupBy(f => f.Category, f => f.Score).Select(c => $"{c.Key} {string.Join(" and ", c)}")
        );
        return [Line.Of(What, Target, found.Min(f => f.Score), $"{scores}, on a phone and on a desktop; {Version}")];
    }

    /// <summary>None where the report is written.</summary>
    private static async Task<string?> FailureAsync(Uri page, string form, string report)
    {
        var error = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var run = await Job.RunAsync(
                "npx",
                "--yes",
                Version,
                page.AbsoluteUri,
                form,
                "--quiet",
                "--output=json",
                $"--output-path={report}",
                "--chrome-flags=--headless=new --no-sandbox"
            );
            if (run.ExitCode == 0)
            {
                return null;
            }

            error = run.Error.ReplaceLineEndings(" ").Trim();
        }

        return $"{Version} failed {Attempts} times: {error}";
    }

    private static async Task<IEnumerable<(string Category, int Score)>> ScoresAsync(string report) =>
        JsonNode.Parse(await File.ReadAllTextAsync(report))!["categories"]!
            .AsObject()
            .Select(c => (c.Key, (int)Math.Round(100 * c.Value!["score"]!.GetValue<double>())))
            .ToList();
}
