using ReviewSite.Domain.Texts;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>
/// The search over all reviews of the large catalogue: common words, rare ones, phrases, and beginnings of words.
/// </summary>
internal static class ReviewSearch
{
    private const double TargetMilliseconds = 20;
    private const int Sampled = 2_000;
    private const int CommonWords = 120;
    private const int LettersOfBeginning = 3;

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext workplace)
    {
        var options = workplace.Options;
        var large = await workplace.CatalogueAsync(options.Films, options.Reviews);
        using var site = await workplace.StartSiteAsync(large, "--no-seed");
        return [await MeasureAsync("Search over all reviews, p99", TargetMilliseconds, site, large, options)];
    }

    /// <param name="large">The folder of the large catalogue; the site may have it in another database.</param>
    public static async Task<Line> MeasureAsync(
        string what,
        double targetMilliseconds,
        ServerProcess site,
        string large,
        BenchmarkOptions options
    )
    {
        var all = Searches(large, options.Addresses / 2);

        // The first half is for the runtime to compile well what is measured with the second.
        var (warmUp, searches) = (all[..(all.Count / 2)], all[(all.Count / 2)..]);
        await Latencies.OfAsync(site, warmUp.Select(AddressOf));
        var taken = await Latencies.OfAsync(site, searches.Select(AddressOf));
        var byKind = searches
            .Zip(taken)
            .GroupBy(s => s.First.Kind, s => s.Second)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key} {Figures.Ratio(g.Median())} and {Figures.Milliseconds(g.Max())}");
        return Line.AtMost(
            what,
            targetMilliseconds,
            taken.Percentile(0.99),
            $"{taken.Count} searches, median {Figures.Milliseconds(taken.Median())}; median and slowest of "
                + string.Join(", of ", byKind),
            "ms"
        );
    }

    private static string AddressOf((string Kind, string Words) search) =>
        $"/search?q={Uri.EscapeDataString(search.Words)}";

    private static List<(string Kind, string Words)> Searches(string folder, int ofEach)
    {
        var quotes = StoreContent
            .Sample(folder, "Quote FROM Reviews", Sampled)
            .ConvertAll(quote => SearchKey.TermsIn(SearchKey.Of(quote)));
        var byFrequency = quotes
            .SelectMany(q => q)
            .CountBy(word => word)
            .OrderByDescending(w => w.Value)
            .ThenBy(w => w.Key, StringComparer.Ordinal)
            .Select(w => w.Key)
            .ToList();
        return
        [
            .. (
                (IEnumerable<(string Kind, string Words)>)
                    [
                        .. byFrequency
                            .Take(CommonWords)
                            .Shuffled()
                            .Take(ofEach)
                            .Select(word => ("common words", $"\"{word}\"")),
                        .. byFrequency
                            .Skip(byFrequency.Count / 2)
                            .Shuffled()
                            .Take(ofEach)
                            .Select(word => ("rare words", $"\"{word}\"")),
                        .. quotes.Select(quote => ("phrases", $"\"{quote[1]} {quote[2]}\"")).Distinct().Take(ofEach),
                        .. byFrequency
                            .Where(word => word.Length > LettersOfBeginning)
                            .Select(word => ("beginnings", word[..LettersOfBeginning]))
                            .Distinct()
                            .Shuffled()
                            .Take(ofEach),
                    ]
            ).Shuffled(),
        ];
    }
}
