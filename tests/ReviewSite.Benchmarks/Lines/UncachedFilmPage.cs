namespace ReviewSite.Benchmarks.Lines;

/// <summary>
/// A film's page rendered for each request, against the same page written by hand. Each request fills in two fields of
/// the filter with blanks of its own: the site takes them for empty and makes the same page, its cache takes the
/// address for another.
/// </summary>
internal static class UncachedFilmPage
{
    private const double Target = 0.60;

    public const string Script = """
        local function blanks(number)
          local text = ""
          while number > 0 do
            text = text .. (number % 2 == 0 and "+" or "%09")
            number = math.floor(number / 2)
          end
          return text
        end
        local run, count, path = blanks(os.time()), 0, nil
        function request()
          path = path or wrk.path
          count = count + 1
          return wrk.format("GET", path .. "?critic=" .. run .. "&q=" .. blanks(count))
        end
        """;

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext workplace)
    {
        // The page by hand reads a store of its own, so that the two do not write one log.
        (await workplace.StartSiteAsync(workplace.In("ado"))).Dispose();
        using var site = await workplace.StartSiteAsync(workplace.Seed);
        var plain = await PageCopy.OfAsync(site, CachedFilmPage.Address, encoding: null);
        var other = await PageCopy.OfAsync(site, $"{CachedFilmPage.Address}?critic=+&q=%09", encoding: null);
        if (!plain.Body.SequenceEqual(other.Body))
        {
            throw new InvalidOperationException(
                "Blank fields change the page; the measurement needs another way around the cache."
            );
        }

        using var ado = await BenchmarkContext.StartOtherAsync(
            Servers.AdoServer.Mode,
            workplace.In("ado"),
            plain.WriteTo(workplace.In("ado.json"))
        );
        var script = workplace.In("uncached.lua");
        await File.WriteAllTextAsync(script, Script);
        var rates = await Wrk.CompareAsync(
            workplace.Options,
            script,
            (site, CachedFilmPage.Address),
            (ado, CachedFilmPage.Address)
        );
        var how = $"wrk -t1 -c16, br, another address each time, medians of {workplace.Options.Rounds} rounds in turns";
        return
        [
            Line.AtLeast(
                "Uncached film page / ADO.NET by hand",
                Target,
                rates[0] / rates[1],
                $"{Figures.Whole(rates[0])} / {Figures.Whole(rates[1])} requests a second; {how}"
            ),
        ];
    }
}
