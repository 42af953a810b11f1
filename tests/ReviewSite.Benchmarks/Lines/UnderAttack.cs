using System.Globalization;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>
/// Readers of cached film pages of the large catalogue, while 16 connections ask for the most expensive pages there
/// are: long phrases of common words, deep pages of the largest publication, filters of the film with most reviews, and
/// narrowed lists.
/// </summary>
internal static class UnderAttack
{
    private const double Target = 0.5;
    private const double TargetMilliseconds = 100;
    private const int FilmsRead = 200;
    private const int CommonWords = 36;

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext context)
    {
        var options = context.Options;
        var large = await context.CatalogueAsync(options.Films, options.Reviews);
        using var site = await context.StartSiteAsync(large, "--no-seed");
        var readers = context.In("readers.lua");
        await File.WriteAllTextAsync(readers, ReadersOf(StoreContent.Sample(large, "Slug FROM Films", FilmsRead)));
        var attackers = context.In("attackers.lua");
        await File.WriteAllTextAsync(attackers, AttackersOf(large));

        await Wrk.LoadAsync(site, readers, connections: 4, options.SecondsOfLoad);
        var (calm, attacked) = (new List<WrkResult>(), new List<WrkResult>());
        for (var round = 0; round < Math.Min(options.Rounds, 3); round++)
        {
            calm.Add(await Wrk.LoadAsync(site, readers, connections: 4, options.SecondsOfLoad));
            var attack = Wrk.LoadAsync(site, attackers, connections: 16, options.SecondsOfLoad + 6);
            await Task.Delay(TimeSpan.FromSeconds(3));
            attacked.Add(await Wrk.LoadAsync(site, readers, connections: 4, options.SecondsOfLoad));
            await attack;
        }

        var (before, during) = (calm.Select(r => r.Rate).Median(), attacked.Select(r => r.Rate).Median());
        return
        [
            Line.AtLeast(
                "Cached pages under attack / without",
                Target,
                during / before,
                $"{Figures.Whole(during)} / {Figures.Whole(before)} requests a second of 4 readers; 16 "
                    + $"connections with the most expensive requests"
            ),
            Line.AtMost(
                "Cached pages under attack, p99",
                TargetMilliseconds,
                attacked.Select(r => r.P99.TotalMilliseconds).Median(),
                "of the same readers",
                "ms"
            ),
        ];
    }

    private static string ReadersOf(IEnumerable<string> slugs) =>
        $$"""
            local slugs = { {{Quoted(slugs)}} }
            local i = 0
            function request()
              i = i % #slugs + 1
              return wrk.format("GET", "/films/" .. slugs[i], { ["Accept-Encoding"] = "br" })
            end
            """;

    private static string AttackersOf(string folder)
    {
        var words = StoreContent.CommonWords(folder, CommonWords);
        var publication = StoreContent.First(
            folder,
            "p.Slug FROM Publications p ORDER BY (SELECT count(*) FROM Reviews r WHERE r.PublicationId = p.Id) DESC"
        );
        var film = StoreContent.First(folder, "Slug FROM Films ORDER BY Critics DESC");
        return $$"""
            local words = { {{Quoted(words)}} }
            local n = 0
            function request()
              n = n + 1
              local kind = n % 5
              if kind == 0 then
                return wrk.format("GET", "/publications/{{publication}}?page=" .. math.random(1, 900))
              end
              if kind == 1 then return wrk.format("GET", "/films/{{film}}?q=f" .. n) end
              if kind == 2 then
                local critics, page = math.random(1, 30), math.random(1, 900)
                return wrk.format("GET", "/films?sort=best&critics=" .. critics .. "&page=" .. page)
              end
              local picked = {}
              for i = 1, 20 do picked[i] = words[math.random(#words)] end
              local phrase, others = table.concat(picked, "+", 1, 14), table.concat(picked, "+", 15, 20)
              return wrk.format("GET", "/search?q=%22" .. phrase .. "%22+" .. others)
            end
            """;
    }

    private static string Quoted(IEnumerable<string> texts) =>
        string.Join(", ", texts.Select(t => string.Create(CultureInfo.InvariantCulture, $"\"{t}\"")));
}
