namespace ReviewSite.Benchmarks.Lines;

/// <summary>From the start of the process to its first page, against the empty Razor Pages template.</summary>
internal static class StartTime
{
    private const double Target = 1.6;
    private const string Template = "template";

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext workplace)
    {
        var source = workplace.In("webapp");
        (await Job.RunAsync("dotnet", "new", "webapp", "-o", source, "-n", Template, "--no-restore")).ThrowIfFailed();
        await workplace.PublishAsync(source, Template);
        var published = workplace.In(Template);
        var (ofSite, ofTemplate) = (new List<double>(), new List<double>());

        // The first of each finds nothing in the system's cache, and makes the store.
        for (var start = 0; start <= workplace.Options.Starts; start++)
        {
            using (
                var site = await ServerProcess.StartAsync(
                    "/",
                    url => ["dotnet", workplace.Site, "serve", "--urls", url, "--data", workplace.Seed]
                )
            )
            {
                ofSite.Add(site.Start.TotalMilliseconds);
            }

            using (
                var template = await ServerProcess.StartAsync(
                    "/",
                    url =>
                        [
                            "dotnet",
                            Path.Combine(published, $"{Template}.dll"),
                            "--urls",
                            url,
                            "--contentRoot",
                            published,
                        ]
                )
            )
            {
                ofTemplate.Add(template.Start.TotalMilliseconds);
            }
        }

        var (slow, quick) = (ofSite.Skip(1).Median(), ofTemplate.Skip(1).Median());
        return
        [
            Line.AtMost(
                "Start to first page / empty template",
                Target,
                slow / quick,
                $"{Figures.Milliseconds(slow)} / {Figures.Milliseconds(quick)} to the first 200 of /, medians "
                    + $"of {workplace.Options.Starts} starts in turns, both published"
            ),
        ];
    }
}
