namespace ReviewSite.Benchmarks.Lines;

/// <summary>A film's page out of the cache, against Kestrel sending the same bytes.</summary>
internal static class CachedFilmPage
{
    private const double Target = 0.85;

    /// <summary>Of the film that every fresh store has.</summary>
    public const string Address = "/films/pusher";

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext workplace)
    {
        using var site = await workplace.StartSiteAsync(workplace.Seed);
        var copy = await PageCopy.OfAsync(site, Address, "br");
        using var bare = await BenchmarkContext.StartOtherAsync(
            Servers.BareServer.Mode,
            workplace.In("bare"),
            copy.WriteTo(workplace.In("cached.json"))
        );
        var rates = await Wrk.CompareAsync(workplace.Options, script: null, (site, Address), (bare, Address));
        return
        [
            Line.AtLeast(
                "Cached film page / bare Kestrel",
                Target,
                rates[0] / rates[1],
                $"{Figures.Whole(rates[0])} / {Figures.Whole(rates[1])} requests a second; wrk -t1 -c16, br, "
                    + $"{copy.Body.Length} bytes, medians of {workplace.Options.Rounds} rounds in turns"
            ),
        ];
    }
}
